"""What is installed is whole: an unlisted sub-package works in an editable install and is missing from the wheel."""

import tomllib

import pytest

PACKAGES = ("normalizers", "extractors", "pipeline")


@pytest.fixture(scope="module")
def sources(root):
    folders = [root / name for name in PACKAGES]
    if not all(folder.is_dir() for folder in folders):
        pytest.skip("the sources are not here; the tests run against the installed wheel")
    return folders


def test_every_sub_package_is_listed(root, sources):
    listed = set(tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"])
    there = {
        "arqam." + path.parent.relative_to(root).as_posix().replace("/", ".")
        for folder in sources
        for path in folder.rglob("*.py")
    }
    assert there == listed


def test_every_data_file_has_an_ending_that_is_packed(root, sources):
    tool = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    patterns = [pattern for some in tool["setuptools"]["package-data"].values() for pattern in some]
    unpacked = [
        path.relative_to(root).as_posix()
        for folder in sources
        for path in folder.rglob("*")
        if path.is_file()
        and path.suffix not in (".py", ".pyc")
        and not any(path.match(pattern) for pattern in patterns)
    ]
    assert unpacked == []
