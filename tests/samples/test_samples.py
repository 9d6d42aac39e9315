"""The samples and the figures a careful reader finds in them.

Each sample has its records in samples/expected, annotated by hand. Here the records are checked for sense, and the
product is held against them, figure by figure. What it does not yet get right stands in samples-known-failures.toml,
as strict xfail.

    python tests/samples/test_samples.py [--update]      show the score and every miss; write the known failures anew
"""

import functools
import json
import sys
import tomllib
import unicodedata
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
KNOWN_FILE = Path(__file__).with_name("samples-known-failures.toml")

ALLOWED = tomllib.loads(Path(__file__).with_name("slots.toml").read_text(encoding="utf-8"))
SLOTS = ("detect", "value", "measure", "kind", "core", "item")


# ---- reading


@functools.cache
def samples() -> dict[str, dict]:
    """Every sample as the fields of an article, by id; the text exactly as stored."""
    found = {p.stem: {"id": p.stem, "text": p.read_bytes().decode()} for p in sorted(SAMPLES.glob("*.txt"))}
    for line in (SAMPLES / "wire.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        found[article["id"]] = article
    return dict(sorted(found.items()))


@functools.cache
def expected(name: str) -> list[dict]:
    gold = json.loads((SAMPLES / "expected" / f"{name}.json").read_text(encoding="utf-8"))
    assert gold["doc"] == name
    return gold["figures"]


@functools.cache
def pipeline():
    from arqam.pipeline import Pipeline

    return Pipeline()


@functools.cache
def extracted(name: str) -> list:
    from arqam.pipeline import Article

    return pipeline().extract(Article(**samples()[name]))


# ---- comparing


def readings(want) -> list:
    """All the readings of an expected slot that hold."""
    return want if isinstance(want, list) else [want]


def letters(phrase: str | None) -> str:
    """The letters and digits of a phrase: spacing, ZWNJ and marks do not count."""
    return "".join(c for c in unicodedata.normalize("NFKC", phrase or "") if unicodedata.category(c)[0] in "LN")


def same_head(want: str | None, got: str | None) -> bool:
    """Persian puts the head first: a modifier more or less is the same thing counted."""
    short, long = sorted((letters(want), letters(got)), key=len)
    return short == long or (len(short) > 2 and long.startswith(short))


def same_number(want: float, got) -> bool:
    return abs(want - float(got)) <= 1e-9 * max(1.0, abs(want))


@functools.cache
def pairs(name: str) -> tuple[list[tuple[dict, object | None]], list]:
    """Each expected figure with the extracted one that overlaps it most, or None; and the extracted ones left over."""
    left = list(extracted(name))
    found: list[tuple[dict, object | None]] = []
    for want in expected(name):
        overlaps = [(min(want["end"], g.quote.end) - max(want["start"], g.quote.start), g) for g in left]
        size, best = max(overlaps, key=lambda pair: pair[0], default=(0, None))
        found.append((want, best if size > 0 else None))
        if size > 0:
            left.remove(best)
    return found, left


def wrong(want: dict, got) -> list[str]:
    """The slots of one figure that differ, with what stands there instead."""
    if got is None:
        return ["missing"]
    q = got.quantity
    checks = {
        "quote": ((want["start"], want["end"]) == (got.quote.start, got.quote.end), got.quote.text),
        "value": (same_number(want["low"], q.low) and same_number(want["high"], q.high), f"{q.low}..{q.high}"),
        "unit": (want["unit"] == q.unit, q.unit),
        "bound": (q.bound in readings(want["bound"]), q.bound),
        "per": (q.per in readings(want["per"]), q.per),
        "kind": (got.kind in readings(want["kind"]), got.kind),
        "item": (any(same_head(w, got.item) for w in readings(want["item"])), got.item),
    }
    return [f"{slot} {got_value}" for slot, (right, got_value) in checks.items() if not right]


def right_slots(want: dict, got) -> set[str]:
    """Which of SLOTS one matched pair gets right; each slot asks for the ones it builds on."""
    bad = {miss.split(" ", 1)[0] for miss in wrong(want, got)}
    whole = any(letters(w) == letters(got.item) for w in readings(want["item"]))
    right = {"detect"}
    right |= {"value"} if "value" not in bad else set()
    right |= {"measure"} if not bad & {"value", "unit", "bound", "per"} else set()
    right |= {"kind"} if not bad & {"value", "unit", "kind"} else set()
    right |= {"core"} if "kind" in right and "item" not in bad else set()
    right |= {"item"} if "core" in right and whole else set()
    return right


def score() -> dict[str, float]:
    """F1 of each slot over all samples together; optional figures are neither asked for nor counted."""
    wanted = given = 0
    right = dict.fromkeys(SLOTS, 0)
    for name in samples():
        found, left = pairs(name)
        asked = [(want, got) for want, got in found if not want.get("optional")]
        wanted += len(asked)
        given += len(left) + sum(got is not None for _, got in asked)
        for want, got in asked:
            for slot in right_slots(want, got) if got else ():
                right[slot] += 1
    return {slot: 2 * n / (wanted + given) for slot, n in right.items()}


# ---- the records make sense


def test_every_sample_has_its_records_and_every_record_its_sample():
    assert {p.stem for p in (SAMPLES / "expected").glob("*.json")} == set(samples())
    assert len(samples()) >= 14


@pytest.mark.parametrize("name", samples())
def test_spans_hold_the_number_and_nothing_else(name):
    text, end = samples()[name]["text"], 0
    for f in expected(name):
        assert text[f["start"] : f["end"]] == f["quote"]
        assert f["quote"] == f["quote"].strip() != ""
        assert f["start"] >= end, "figures stand in the order of the text and never overlap"
        end = f["end"]


@pytest.mark.parametrize("name", samples())
def test_slots_carry_known_values(name):
    for f in expected(name):
        assert f["low"] <= f["high"]
        assert (f["bound"] == "range") == (f["low"] < f["high"])
        assert set(readings(f["bound"])) <= set(ALLOWED["bound"])
        assert set(readings(f["status"])) <= set(ALLOWED["status"])
        assert set(readings(f["per"])) <= {*ALLOWED["per"], None}
        assert all(f["unit"] in ALLOWED["kinds"][kind] for kind in readings(f["kind"]))


@pytest.mark.parametrize("name", samples())
def test_names_are_clean_persian_and_periods_are_words_of_the_text(name):
    text = samples()[name]["text"]
    for f in expected(name):
        for slot in ("item", "place", "organization", "speaker"):
            for phrase in filter(None, readings(f[slot])):
                assert not set(phrase) & set("يكىة\ufffd\n"), phrase
        for period in filter(None, readings(f["period"])):
            assert period["quote"] in text
            assert period["start"] is None or period["start"] <= period["end"]
        assert f["optional"] is True if "optional" in f else f["item"] is not None


# ---- the product against the records


def configured() -> dict:
    return tomllib.loads(KNOWN_FILE.read_text(encoding="utf-8"))


def key(want: dict) -> str:
    return f"{' '.join(want['quote'].split())} @{want['start']}"


def cases():
    """One case per figure that is asked for; the known failures are strict xfails."""
    known = configured()["known"]
    for name in samples():
        for want in expected(name):
            if not want.get("optional"):
                why = known.get(name, {}).get(key(want))
                marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
                yield pytest.param(name, want, marks=marks, id=f"{name} {key(want)}")


@pytest.mark.parametrize(("name", "want"), list(cases()))
def test_figure(name, want):
    got = next(got for w, got in pairs(name)[0] if w is want)
    assert wrong(want, got) == []


@pytest.mark.parametrize("name", samples())
def test_nothing_else_is_taken_for_a_figure(name):
    known = configured()["known"].get(name, {}).get("spurious", [])
    assert [f"{g.quote.text} @{g.quote.start}" for g in pairs(name)[1]] == known


@pytest.mark.parametrize("name", samples())
def test_every_figure_points_at_its_own_characters(name):
    text = samples()[name]["text"]
    for figure in extracted(name):
        assert figure.document == name
        assert text[figure.quote.start : figure.quote.end] == figure.quote.text
        assert figure.sentence.start <= figure.quote.start < figure.quote.end <= figure.sentence.end
        assert text[figure.sentence.start : figure.sentence.end] == figure.sentence.text


@pytest.mark.parametrize("slot", SLOTS)
def test_floor(slot):
    assert score()[slot] >= configured()["floors"][slot]


def test_known_failures_name_figures_that_exist():
    for name, failures in configured()["known"].items():
        assert failures.keys() - {"spurious"} <= {key(f) for f in expected(name)}


# ---- by hand: show, update


def misses() -> dict[str, dict[str, str | list[str]]]:
    """What is wrong at present, in the shape of the [known] table."""
    found: dict[str, dict[str, str | list[str]]] = {}
    for name in samples():
        matched, left = pairs(name)
        table: dict[str, str | list[str]] = {}
        table |= {key(w): "; ".join(wrong(w, g)) for w, g in matched if not w.get("optional") and wrong(w, g)}
        if left:
            table["spurious"] = [f"{g.quote.text} @{g.quote.start}" for g in left]
        if table:
            found[name] = table
    return found


def quoted(value: str | list[str]) -> str:
    """A TOML string or array of strings: those of JSON are such."""
    return json.dumps(value, ensure_ascii=False)


def main() -> None:
    lines = []
    for name, table in misses().items():
        lines += ["", f"[known.{quoted(name)}]", *(f"{quoted(k)} = {quoted(v)}" for k, v in table.items())]
    print(*lines, sep="\n")
    print("\n" + "  ".join(f"{slot} {value:.3f}" for slot, value in score().items()))
    if "--update" in sys.argv:
        head = KNOWN_FILE.read_text(encoding="utf-8").split("[known]")[0]
        KNOWN_FILE.write_text(head + "[known]\n" + "".join(line + "\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
