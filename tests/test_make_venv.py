"""How make finds its Python: by running what is there, for a pyenv shim is found and fails when it is run."""

import subprocess
import sys

import pytest

FAILS = '#!/bin/sh\necho "pyenv: $0: command not found" >&2\nexit 127\n'
TOO_OLD = f'#!/bin/sh\ncase "$2" in *version_info*) exit 1;; esac\nexec {sys.executable} "$@"\n'
WITHOUT_VENV = f'#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\nexec {sys.executable} "$@"\n'
FITS = f'#!/bin/sh\n[ "$2" = venv ] && echo "$0 makes $3" && exit 0\nexec {sys.executable} "$@"\n'


@pytest.fixture
def make_venv(root, tmp_path):
    """Runs the script where only the given interpreters are on the path."""
    script = root / ".ci" / "make-venv"
    if not script.exists():
        pytest.skip("the tests run against the installed wheel")

    def run(python="", **interpreters):
        for name, code in interpreters.items():
            file = tmp_path / name.replace("_", ".")
            file.write_text(code)
            file.chmod(0o755)
        (tmp_path / "rm").symlink_to("/bin/rm")
        environment = {"PATH": str(tmp_path), "PYTHON": python and str(tmp_path / python)}
        command = ["/bin/sh", str(script), str(tmp_path / "venv")]
        result = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
        return result.returncode, result.stdout.replace(f"{tmp_path}/", "").strip(), result.stderr.splitlines()

    return run


def test_the_first_that_fits(make_venv):
    assert make_venv(python3_13=FAILS, python3_12=TOO_OLD, python3=FITS, python=FITS) == (0, "python3 makes venv", [])


def test_the_one_that_is_named_comes_first(make_venv):
    assert make_venv("mine", mine=FITS, python3_13=FITS) == (0, "mine makes venv", [])


def test_none_that_fits_gives_one_sentence(make_venv):
    code, out, said = make_venv(python3_13=FAILS, python3=TOO_OLD)
    assert (code, out, len(said)) == (1, "", 1)
    assert "needs Python 3.12 or 3.13" in said[0]


def test_none_at_all(make_venv):
    code, out, said = make_venv()
    assert (code, out, len(said)) == (1, "", 1)


def test_one_without_venv_is_passed_over(make_venv):
    assert make_venv(python3_13=WITHOUT_VENV, python3=FITS) == (0, "python3 makes venv", [])


def test_only_one_without_venv_says_what_to_install(make_venv):
    code, out, said = make_venv(python3_12=WITHOUT_VENV)
    assert (code, out, len(said)) == (1, "", 1)
    assert "python3.12 lacks" in said[0]
    assert "python3-venv" in said[0]
