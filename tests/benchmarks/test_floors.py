"""The quality floors: they hold, rise by themselves, and fall only when told to."""

import tomllib

from benchmarks import floors


def test_what_lies_below_its_floor_is_named():
    assert floors.shortfalls({"core": 0.79, "item": 0.5}, {"core": 0.8, "item": 0.5}) == ["core 0.7900 < 0.8000"]


def test_floors_rise_and_do_not_fall():
    assert floors.raised({"core": 0.79, "item": 0.6}, {"core": 0.8, "item": 0.5}) == {"core": 0.8, "item": 0.6}


def test_floors_fall_when_told_to():
    assert floors.raised({"core": 0.79}, {"core": 0.8}, allow_lower=True) == {"core": 0.79}


def test_floors_are_read_as_they_were_written(tmp_path):
    held = {"noisy news": {"sha256": "ab", "core": 0.8, "item": 0.5123}}
    floors.write(tmp_path / "floors.toml", held)
    assert tomllib.loads((tmp_path / "floors.toml").read_text(encoding="utf-8")) == held


def test_another_gold_has_another_digest(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds.jsonl").write_text("{}")
    before = floors.digest(tmp_path, "seeds")
    (tmp_path / "seeds" / "1.json").write_text("{}")
    assert floors.digest(tmp_path, "seeds") != before


def test_every_set_has_floors():
    held = tomllib.loads(floors.FLOORS.read_text(encoding="utf-8"))
    assert list(held) == list(floors.SETS)
    assert all(set(row) == {"sha256", *floors.MEASURES} for row in held.values())
