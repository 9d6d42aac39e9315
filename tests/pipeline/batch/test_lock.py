"""Two runs on one job: one wins, the other says so."""

import os
import subprocess
import sys

import pytest

from arqam.pipeline.batch.lock import Taken, locked

HOLDER = """
import sys
from pathlib import Path
from arqam.pipeline.batch.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path):
    """Another process that holds the job."""
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"held\n"
        yield process
        process.kill()


def test_the_second_says_who_is_at_work(tmp_path, holder):
    with pytest.raises(Taken, match=rf"another run \(process {holder.pid}\) is at work on this job"), locked(tmp_path):
        pass


def test_a_killed_run_holds_nothing(tmp_path, holder):
    holder.kill()
    holder.wait()
    with locked(tmp_path):
        assert (tmp_path / "lock").read_text() == f"{os.getpid()}\n"


def test_it_is_let_go_of_at_the_end(tmp_path):
    for _ in range(2):
        with locked(tmp_path):
            pass


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path):
    with pytest.raises(FileNotFoundError), locked(tmp_path / "none"):
        pass
