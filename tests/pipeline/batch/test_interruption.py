"""kill -9, a full disk, a folder that cannot be written to: nothing finished is lost, and no half file has a name."""

import contextlib
import os
import random
import subprocess

import pytest

from arqam.pipeline.batch.job import Refused
from arqam.pipeline.batch.run import Order, run
from arqam.pipeline.writers import Format

kill_trials = pytest.importorskip("benchmarks.kill_trials")


class TestKill:
    @pytest.fixture(scope="class")
    @classmethod
    def undisturbed(cls, tmp_path_factory):
        """An archive, how long a run of it takes, and what comes out."""
        pytest.importorskip("duckdb")
        folder = tmp_path_factory.mktemp("undisturbed")
        kill_trials.write_articles(folder / "archive.jsonl", 90)
        command = kill_trials.Command(folder / "archive.jsonl", ("--no-model", "--workers", "1"))
        return command, command.finish(folder / "job"), kill_trials.results(folder / "job")

    @pytest.mark.parametrize("victim", kill_trials.VICTIMS)
    def test_what_comes_out_is_the_same(self, tmp_path, undisturbed, victim):
        if not os.path.isdir("/proc/self"):
            pytest.skip("looks for processes in /proc")
        command, usual, expected = undisturbed
        rng = random.Random()
        assert kill_trials.trial(command, tmp_path / "job", victim, usual, expected, rng) == ""


@contextlib.contextmanager
def mounted(folder, options):
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", folder], capture_output=True).returncode:
        pytest.skip("may not mount here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def files(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


TEXTS = [f"{n} نفر و {n * n} بسته از {n * 7} کارگاه " * 30 for n in range(256)]


def test_a_full_disk_keeps_what_is_finished_and_goes_on_with_more_room(tmp_path, archive, working):
    path = archive(*TEXTS)
    with mounted(tmp_path / "disk", "size=300k") as disk:
        order = Order(inputs=(str(path),), folder=disk / "job", workers=1, prepare=working.quick)
        with pytest.raises(OSError, match="No space left on device"):
            run(order)
        left = files(disk / "job")
        assert not {name for name in left if ".part" in name or name.startswith(("figures", "documents", "scratch"))}
        subprocess.run(["mount", "-o", "remount,size=20m", disk], check=True)
        assert run(order).documents == len(TEXTS)


@pytest.mark.parametrize("format", [Format.jsonl, Format.csv, Format.parquet, Format.sqlite, Format.duckdb])
def test_a_disk_that_fills_in_the_merge_leaves_no_half_table(tmp_path, archive, working, format):
    for library in {Format.parquet: ["pyarrow"], Format.duckdb: ["pyarrow", "duckdb"]}.get(format, []):
        pytest.importorskip(library)
    path = archive(*TEXTS)
    with mounted(tmp_path / "disk", "size=40m") as disk:
        order = Order(inputs=(str(path),), folder=disk / "job", workers=1, prepare=working.quick, formats=[format])
        run(order)
        tables = [one for one in (disk / "job").iterdir() if one.suffix == f".{format}"]
        whole = sum(one.stat().st_size for one in tables)
        for one in tables:
            one.unlink()
        (disk / "ballast").write_bytes(bytes(room(disk) - whole // 2))
        with pytest.raises(OSError, match=r"(?i)no space left|disk is full|full|not enough space|write"):
            run(order)
        assert files(disk / "job") == {"job.json", "lock", "log.txt", "plan.jsonl.gz"} | {
            f"shards/{n:08}.jsonl.gz" for n in range(4)
        }
        (disk / "ballast").unlink()
        run(order)
        assert sum(one.stat().st_size for one in tables) == whole


def room(folder):
    told = os.statvfs(folder)
    return told.f_bavail * told.f_frsize


def test_a_folder_that_cannot_be_written_to(tmp_path, archive, working):
    path = archive("۱")
    with mounted(tmp_path / "disk", "size=1m") as disk:
        order = Order(inputs=(str(path),), folder=disk / "job", workers=1, prepare=working.quick)
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        with pytest.raises(Refused, match=r"job: cannot be made \(read-only file system\); choose another for --job"):
            run(order)
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
        run(order)
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        with pytest.raises(OSError, match="Read-only file system"):
            run(order)


def test_a_folder_that_is_not_ours(tmp_path, archive, working):
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    (tmp_path / "disk").mkdir(mode=0o500)
    with pytest.raises(Refused, match=r"cannot be made \(permission denied\)"):
        run(Order(inputs=(str(archive("۱")),), folder=tmp_path / "disk" / "job", prepare=working.quick))
