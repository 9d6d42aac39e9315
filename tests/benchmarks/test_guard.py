"""The guard of speed: a third may be lost to noise and to another machine, not more."""

import pytest

from benchmarks import guard
from benchmarks.ways import OURS

FALLEN = [
    ("as it was", {"a": 3.0}, {"a": 3.0}, []),
    ("faster", {"a": 9.0}, {"a": 3.0}, []),
    ("just held", {"a": 2.0}, {"a": 3.0}, []),
    ("too slow", {"a": 1.9}, {"a": 3.0}, ["a is 1.90 times as fast as hazm Normalizer and was 3.00"]),
    ("not measured", {}, {"a": 3.0}, ["a is 0 times as fast as hazm Normalizer and was 3.00"]),
    ("new", {"a": 1.0, "b": 0.1}, {"a": 1.0}, []),
    ("small", {"a": 0.01}, {"a": 0.0213}, ["a is 0.0100 times as fast as hazm Normalizer and was 0.0213"]),
]


@pytest.mark.parametrize(("reached", "kept", "said"), [case[1:] for case in FALLEN], ids=[case[0] for case in FALLEN])
def test_what_fell_too_far_is_named(reached, kept, said):
    assert guard.fallen(reached, kept) == said


VERDICTS = [
    ({"a": 3.0, "b": 1.0}, ("1", "1"), ""),
    (
        {"a": 1.0, "b": 1.0},
        ("1", "1"),
        "speed: a is 1.00 times as fast as hazm Normalizer and was 3.00; more than a third was lost: if that is meant, "
        "run with --keep",
    ),
    (
        {"a": 1.0, "b": 0.5},
        ("2", "1"),
        "speed: a is 1.00 times as fast as hazm Normalizer and was 3.00, b is 0.500 times as fast as hazm Normalizer "
        "and was 1.00 (with hazm 1, now 2); more than a third was lost: if that is meant, run with --keep",
    ),
]


@pytest.mark.parametrize(("reached", "hazm", "said"), VERDICTS)
def test_the_verdict_is_one_sentence(reached, hazm, said):
    assert guard.verdict(reached, {"a": 3.0, "b": 1.0}, hazm) == said


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A file of ratios of its own, where all that is measured is 2."""
    monkeypatch.setattr(guard, "RATIOS", tmp_path / "ratios.toml")
    monkeypatch.setattr(guard, "measure", lambda: dict.fromkeys(OURS, 2.0))
    return tmp_path / "ratios.toml"


@pytest.mark.parametrize(
    ("before", "keep", "code", "after"), [(3.0, False, 0, 3.0), (3.1, False, 1, 3.1), (3.1, True, 0, 2.0)]
)
def test_what_is_kept_is_only_changed_when_told_to(kept, before, keep, code, after):
    kept.write_text(guard.written(dict.fromkeys(OURS, before), "0.12.1"), encoding="utf-8")
    assert guard.guard(keep) == code
    assert guard.read(kept)[0] == dict.fromkeys(OURS, after)


@pytest.mark.parametrize(
    ("keep", "code", "said"), [(False, 1, "--keep measures and keeps the ratios"), (True, 0, "kept")]
)
def test_without_ratios_there_is_nothing_to_hold_speed_to(kept, capsys, keep, code, said):
    assert guard.guard(keep) == code
    assert said in capsys.readouterr().out
    assert kept.exists() is keep


def test_ratios_are_read_as_they_were_written(tmp_path):
    file = tmp_path / "ratios.toml"
    file.write_text(guard.written({"arqam records, no model": 0.0213, "b": 4.1}, "0.12.1"), encoding="utf-8")
    assert guard.read(file) == ({"arqam records, no model": 0.0213, "b": 4.1}, "0.12.1")


def test_all_of_ours_is_guarded():
    assert list(guard.read()[0]) == list(OURS)
