"""arqam serve"""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from arqam.pipeline.commands.serve import serve

ALONE = "import typer; from arqam.pipeline.commands.serve import serve; typer.run(serve)"


@pytest.fixture
def arqam(tmp_path, monkeypatch):
    """Runs `arqam serve` inside this process; what goes wrong comes before it serves."""
    monkeypatch.chdir(tmp_path)
    app = typer.Typer()
    app.command()(serve)
    return lambda *arguments: CliRunner().invoke(app, [str(one) for one in arguments])


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["none"], "none: is the folder of no job; arqam batch makes one"),
        (["."], ".: is the folder of no job; arqam batch makes one"),
        (["--corrections", "file"], "file: cannot be made (file exists); choose another for --corrections"),
        (["--model", "x", "--no-model"], "--model and --no-model exclude each other"),
        (["--catalogue", "none.toml"], "none.toml: the catalogue cannot be read: No such file or directory."),
        (["--field", "x=y"], "--field x=y: wants one of id, text, title, source, published, as in --field text=body"),
        (["--host", "none.invalid", "--port", "0"], "none.invalid:0: cannot be had"),
    ],
)
def test_what_is_wrong_is_a_sentence(arqam, tmp_path, arguments, sentence):
    (tmp_path / "file").touch()
    result = arqam(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"arqam: {sentence}") and len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("arguments", [["--port", "70000"], ["--limit", "0"], ["--workers", "0"], ["--largest", "0"]])
def test_numbers_have_bounds(arqam, arguments):
    assert arqam(*arguments).exit_code == 2


def test_a_port_that_is_taken_is_told(arqam):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = arqam("--port", taken.getsockname()[1])
    assert result.exit_code == 2
    assert re.fullmatch(r"arqam: 127\.0\.0\.1:\d+: cannot be had \(address already in use\)\n", result.stderr)


def test_a_library_that_is_missing_is_told(arqam, monkeypatch):
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    result = arqam()
    assert result.exit_code == 2
    assert result.stderr == 'arqam: arqam serve: needs uvicorn; pip install "arqam[web]"\n'


def test_a_job_without_tables_is_told(arqam, tmp_path):
    (tmp_path / "job").mkdir()
    (tmp_path / "job" / "job.json").write_text('{"format": 1, "inputs": []}')
    result = arqam("job", "--port", "0")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        2,
        "arqam: job: holds no tables yet; run arqam batch to its end",
    )


class Running:
    """`arqam serve` as a process, and what it has said so far."""

    def __init__(self, *arguments):
        command = [sys.executable, "-c", ALONE, "--port", "0", "--no-model", *map(str, arguments)]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8")
        self.said = []
        for line in self.process.stderr:
            self.said.append(line.rstrip())
            if found := re.search(r"at (http://\S+)/ ", line):
                self.address = found[1]
                return

    def get(self, path, **headers):
        try:
            with urllib.request.urlopen(
                urllib.request.Request(self.address + path, headers=headers), timeout=60
            ) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def end(self, number):
        self.process.send_signal(number)
        rest = self.process.stderr.read()
        return self.process.wait(30), rest


@pytest.fixture
def running():
    started = []

    def running(*arguments):
        started.append(Running(*arguments))
        return started[-1]

    yield running
    for one in started:
        one.process.kill()
        one.process.wait()
        one.process.stderr.close()


def test_it_serves_a_job_and_ends_at_ctrl_c(running, job):
    server = running(job)
    assert server.address.startswith("http://127.0.0.1:")
    assert server.get("/api/figures?size=1")[0] == 200
    assert server.get("/", Host="evil.example")[0] == 400
    code, rest = server.end(signal.SIGINT)
    assert (code, rest) == (0, "")


def test_it_listens_on_the_loopback_alone(running):
    server = running()
    port = int(server.address.rpartition(":")[2])
    others = {found[4][0] for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for other in others:
        with pytest.raises(OSError):
            socket.create_connection((other, port), timeout=2)


def test_another_host_is_served_with_a_warning(running):
    server = running("--host", "0.0.0.0", "--name", "lab.example.org")
    assert any("can be reached from outside" in line for line in server.said)
    server.address = server.address.replace("0.0.0.0", "127.0.0.1")
    assert server.get("/")[0] == 200
    assert server.get("/", Host="lab.example.org")[0] == 200
    assert server.get("/", Host="192.168.0.7:8765")[0] == 200
    assert server.get("/", Host="evil.example")[0] == 400


@pytest.mark.skipif(not os.path.isdir("/proc"), reason="processes are looked for in /proc")
def test_its_processes_end_with_it(running):
    server = running()
    server.get("/")
    below = f"/proc/{server.process.pid}/task/{server.process.pid}/children"

    def children():
        with open(below) as file:
            return [int(one) for one in file.read().split()]

    until = time.monotonic() + 60
    while not children() and time.monotonic() < until:
        time.sleep(0.05)
    (child,) = children()
    server.process.kill()
    server.process.wait()
    while Path(f"/proc/{child}").exists() and Path(f"/proc/{child}/stat").read_text().split()[2] != "Z":
        assert time.monotonic() < until, "the process works on for nobody"
        time.sleep(0.05)
