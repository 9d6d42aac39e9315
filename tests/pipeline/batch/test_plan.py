"""The plan: a changed input is refused, by the name of the first entry that differs."""

import pytest

from arqam.pipeline.batch.job import Refused
from arqam.pipeline.batch.plan import Plan, planned_of, survey
from arqam.pipeline.batch.sharding import ENTRIES, shards_of
from arqam.pipeline.readers import Entry


def shards(texts):
    return shards_of(Entry(f"a.jsonl:{name}", "a", "json", text.encode()) for name, text in texts.items())


OLD = {number: f"text {number}" for number in range(2 * ENTRIES)}


def test_the_first_run_writes_it_and_the_next_agrees(tmp_path):
    assert survey(tmp_path, shards(OLD)) == Plan(2, 2 * ENTRIES)
    assert survey(tmp_path, shards(OLD)) == Plan(2, 2 * ENTRIES)
    assert [len(marks) for marks in planned_of(tmp_path)] == [ENTRIES, ENTRIES]


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ({**OLD, 70: "edited"}, r"a\.jsonl:70: has changed since the job was begun"),
        ({**OLD, 128: "new"}, r"a\.jsonl:128: was not there when the job was begun;"),
        (
            {n: text for n, text in OLD.items() if n < 100},
            r"a\.jsonl:100: was there when the job was begun, and is gone",
        ),
        ({n: text for n, text in OLD.items() if n < 64}, r"a\.jsonl:64: was there when the job was begun, and is gone"),
        ({n: text for n, text in OLD.items() if n != 3}, r"a\.jsonl:4: was not there .* \(a\.jsonl:3 stood in its pl"),
        ({}, r"a\.jsonl:0: was there when the job was begun, and is gone"),
    ],
)
def test_a_difference_is_named(tmp_path, now, said):
    survey(tmp_path, shards(OLD))
    with pytest.raises(Refused, match=said):
        survey(tmp_path, shards(now))


def test_an_entry_where_there_was_none(tmp_path):
    survey(tmp_path, shards({}))
    with pytest.raises(Refused, match=r"a\.jsonl:0: was not there"):
        survey(tmp_path, shards(OLD))


def test_an_interrupted_survey_leaves_no_plan(tmp_path):
    def interrupted():
        yield from list(shards(OLD))[:1]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        survey(tmp_path, interrupted())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("keep", [0, 10, 50, -1])
def test_a_damaged_plan_is_refused(tmp_path, keep):
    survey(tmp_path, shards(OLD))
    path = tmp_path / "plan.jsonl.gz"
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(Refused, match=r"plan\.jsonl\.gz: is damaged|was not there"):
        survey(tmp_path, shards(OLD))


def test_it_hears_how_far_the_survey_is(tmp_path):
    heard = []
    survey(tmp_path, shards(OLD), heard.append)
    assert heard == [ENTRIES, 2 * ENTRIES]
