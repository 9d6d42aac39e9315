"""Scores added up in tables: the same as the sums of the weights of features."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arqam.extractors.scoring.parts import Part, PartScorer
from arqam.extractors.scoring.scorer import Scorer
from arqam.extractors.scoring.table import read_tables, table_of, write_tables
from arqam.extractors.scoring.templates import compile_templates
from arqam.extractors.scoring.weights import Weights
from arqam.normalizers.word_table import WordTable

TEMPLATES = compile_templates("x", "word\nword side\nside\nkind word side\nunit")
GO = compile_templates("g", "word\nword side\nside\nkind word side\nunit")

WORDS = ("مدرسه", "کارگاه", "نفر", "", "|", "=", "x0=")
facts = st.fixed_dictionaries(
    {
        "word": st.sampled_from((*WORDS, "never learnt")),
        "side": st.sampled_from(("R", "L")),
        "kind": st.sampled_from(("facility", "people")),
        "unit": st.sampled_from(("count", "-")),
    }
)
learnt = st.lists(st.tuples(facts, st.integers(-3000, 3000)), max_size=20)


def weights_of(told: list[tuple[dict[str, str], int]], templates=TEMPLATES) -> Weights:
    found = Weights()
    for one, weight in told:
        for feature in templates(one):
            # A bar between values and a value that is a bar cannot always be told apart; such features are no matter.
            if "never learnt" not in feature and "|" not in one.values():
                found[feature] = found[feature] + weight / 1000
    return Weights({feature: round(max(-30.0, min(30.0, weight)), 3) for feature, weight in found.items()})


def split(one: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    return {k: one[k] for k in ("unit", "kind")}, {k: one[k] for k in ("word", "side")}


def scored(weights, groups) -> list[list[float]]:
    """The scores of candidates, by group."""
    sums = iter(Scorer(table_of([(TEMPLATES, weights)])).sums(groups)[:, 0].tolist())
    return [[next(sums) for _ in candidates] for _, candidates in groups]


@given(learnt, st.lists(facts, max_size=6))
@settings(deadline=None)
def test_scores_are_the_sums_of_the_weights(told, asked):
    weights = weights_of(told)
    found = scored(weights, [(shared, [own]) for shared, own in map(split, asked)])
    assert [score for (score,) in found] == pytest.approx([weights.score(TEMPLATES(one)) for one in asked], abs=1e-9)


def test_candidates_of_a_figure_share_facts():
    weights = Weights({"x1=مدرسه|R": 0.5, "x3=facility|مدرسه|R": 0.25, "x4=count": 1.0, "x2=L": -0.125})
    shared = {"unit": "count", "kind": "facility"}
    rows = [{"word": "مدرسه", "side": "R"}, {"word": "مدرسه", "side": "L"}]
    assert scored(weights, [(shared, rows), (shared, []), (shared, rows[:1])]) == [
        [1.75, 0.875],
        [],
        [1.75],
    ]


def test_two_answers_to_the_same_facts():
    table = table_of([(TEMPLATES, {"x0=مدرسه": 0.5}), (GO, {"g0=مدرسه": -0.25, "g4=count": 1.0})])
    one = {"word": "مدرسه", "side": "R", "kind": "facility", "unit": "count"}
    assert Scorer(table).sums([({}, [one])]).tolist() == [[0.5, 0.75]]


def test_a_value_may_be_a_bar():
    table = table_of([(TEMPLATES, {"x1=||R": 0.5})])
    one = {"word": "|", "side": "R", "kind": "facility", "unit": "count"}
    assert Scorer(table).sums([(one, [{}])]).tolist() == [[0.5]]


@pytest.mark.parametrize("feature", ["y0=مدرسه", "x0", "x9=مدرسه", "x1=مدرسه", "مدرسه", "x=مدرسه", "x۰=مدرسه"])
def test_what_is_no_feature_of_the_templates_is_left_out(feature):
    assert len(table_of([(TEMPLATES, {feature: 1.0})]).cells) == 0


def test_a_fact_that_is_not_told():
    with pytest.raises(KeyError, match="side"):
        scored({"x1=مدرسه|R": 0.5}, [({}, [{"word": "مدرسه", "kind": "-", "unit": "-"}])])


def test_answers_need_the_same_facts():
    with pytest.raises(ValueError, match="same facts"):
        table_of([(TEMPLATES, {}), (compile_templates("z", "word"), {})])


@pytest.mark.parametrize("weight", [40.0, -32.768, 70_000.0])
def test_a_weight_that_does_not_fit_is_refused(weight):
    with pytest.raises(ValueError, match=f"±{abs(weight)} does not fit"):
        table_of([(TEMPLATES, {"x0=مدرسه": weight, "x0=نفر": 1.0})])


def test_the_largest_weights_add_up_exactly():
    templates = compile_templates("x", "\n".join(f"f{n}" for n in range(128)))
    table = table_of([(templates, {f"x{n}=": 32.767 for n in range(127)} | {"x127=": 0.001})])
    assert Scorer(table).sums([({}, [{f"f{n}": "" for n in range(128)}])]).tolist() == [[(127 * 32767 + 1) / 1000]]


def test_tables_come_back_from_a_file(tmp_path: Path):
    table = table_of([(TEMPLATES, {"x1=مدرسه|R": 0.5, "x0=نفر": -1.234})])
    path = tmp_path / "tables.npz"
    write_tables(path, {"word": table})
    first = path.read_bytes()
    write_tables(path, {"word": table})
    assert path.read_bytes() == first
    (back,) = read_tables(path, {"word": TEMPLATES.names}).values()
    assert back.vocabulary == table.vocabulary
    assert back.cells.tolist() == table.cells.tolist()
    assert back.weights.tolist() == table.weights.tolist()


@pytest.mark.parametrize("names", [TEMPLATES.names[::-1], TEMPLATES.names[:-1], (*TEMPLATES.names, ("kind",))])
def test_a_table_of_other_templates_is_refused(tmp_path: Path, names):
    path = tmp_path / "tables.npz"
    write_tables(path, {"word": table_of([(TEMPLATES, {"x0=نفر": 1.0})])})
    with pytest.raises(ValueError, match=r"tables\.npz: the table 'word' .* learn it anew"):
        read_tables(path, {"word": names})


def test_the_numbers_of_values_begin_at_one():
    numbers = table_of([(TEMPLATES, {"x1=مدرسه|R": 0.5, "x0=نفر": 1.0, "x2=L": 1.0})]).numbers
    assert numbers["word"] == {"مدرسه": 1, "نفر": 2}
    assert numbers["side"] == {"R": 1, "L": 2}
    assert numbers["unit"] == numbers["no fact"] == {}


# --- Parts, whose keys are remembered ---

LEARNT = {f"x1={number}|R": number / 100 for number in range(3_000)} | {
    "x4=count": 1.0,
    "x2=R": 0.5,
    "x3=facility|7|R": 9.0,
}


def parted(tell=lambda key: key) -> PartScorer:
    return PartScorer(table_of([(TEMPLATES, LEARNT)]), [Part(("word", "side"), tell)])


def told(numbers: range) -> list:
    return [({"unit": "count", "kind": "facility"}, [[(str(number), "R") for number in numbers]])]


def expected(numbers: range) -> list[float]:
    return [(1_500 + 10 * number + (9_000 if number == 7 else 0)) / 1_000 for number in numbers]


def test_keys_met_before_give_the_same():
    scorer = parted()
    for numbers in (range(5), range(3, 12), range(12), range(5)):
        assert scorer.sums(told(numbers))[:, 0].tolist() == expected(numbers)


def test_threads_do_not_take_each_others_rows():
    scorer = parted()
    spans = [range(first, first + 40) for first in range(0, 2_900, 20)]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as threads:
            found = list(threads.map(lambda numbers: scorer.sums(told(numbers))[:, 0].tolist(), spans))
    finally:
        sys.setswitchinterval(interval)
    assert found == [expected(numbers) for numbers in spans]


def test_what_was_interrupted_is_forgotten():
    def tell(key):
        if stopped and key[0] == "4":
            raise KeyboardInterrupt
        return key

    stopped = True
    scorer = parted(tell)
    with pytest.raises(KeyboardInterrupt):
        scorer.sums(told(range(8)))
    stopped = False
    assert scorer.sums(told(range(8)))[:, 0].tolist() == expected(range(8))


def test_a_long_word_is_told_anew_each_time():
    asked: list[str] = []

    def tell(key):
        asked.append(key[0])
        return key

    scorer, long = parted(tell), "و" * 1_000
    keys = [("7", "R"), (long, "R"), ("8", "R"), (long, "R")]
    for _ in range(2):
        found = scorer.sums([({"unit": "count", "kind": "facility"}, [keys])])[:, 0].tolist()
        assert found == [*expected(range(7, 8)), 1.5, *expected(range(8, 9)), 1.5]
    assert asked == ["7", long, "8", long, long, long]


def test_values_are_remembered_but_for_long_ones():
    asked: list[tuple[str, ...]] = []
    known = WordTable(lambda values: asked.append(values) or len(values), most=2)
    long = ("a", "و" * 1_000)
    for values in (("a", "b"), long, ("a", "b"), long, ("c",), ("d",), ("a", "b")):
        assert known[values] == len(values)
    assert asked == [("a", "b"), long, long, ("c",), ("d",), ("a", "b")]
    assert len(known) == 2
