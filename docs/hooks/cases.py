"""The cases of tests/**/*.toml as examples to read. What stands here is what the tests run; nothing is copied."""

import tomllib
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from typing import Any

from .html import bracketed, facts, inline, is_persian, marked, mixed, persian, table, text_of

ROOT = Path(__file__).resolve().parents[2]
Case = Mapping[str, Any]

SHOWN_AS = {
    "low": "value",
    "becomes": "is worth",
    "said": "the words",
    "adjective": "as an adjective",
    "per": "per",
    "words": "period",
    "published": "published",
    "planned": "told of",
    "entities": "names",
    "expected": "found",
    "of": "what is measured",
    "else": "the other",
}
"""What a key of a case is called where its own name is no good to a reader."""


def examples(path: str) -> str:
    """Every case of a file, as HTML. `path` counts from the root of the project."""
    data = tomllib.loads((ROOT / path).read_text(encoding="utf-8"))
    if Path(path).name == "rules.toml":
        return _rules(data)
    if Path(path).name == "cues.toml":
        return _cues(data["case"])
    blocks = []
    for name, value in data.items():
        if isinstance(value, list) and name != "failing":
            blocks.append(cards(_case(path, case) for case in value))
        elif isinstance(value, dict):
            blocks.append(_pairs(name, value))
    return "\n".join(blocks)


def known_failures(path: str) -> str:
    """The cases of a file of known failures (or of the table "failing" of a file), folded."""
    data = tomllib.loads((ROOT / path).read_text(encoding="utf-8"))
    found = data if "failing" not in data else {"case": data["failing"]}
    blocks = [
        cards(_case(path, case) for case in value) if isinstance(value, list) else _pairs(name, value)
        for name, value in found.items()
    ]
    count = sum(len(value) for value in found.values())
    return (
        f'<details class="failures" markdown="0"><summary>Not right yet: {count} known '
        f"{'case' if count == 1 else 'cases'}, with what a reader would expect</summary>{''.join(blocks)}</details>"
    )


def faults(path: str) -> str:
    """Faulty lines of an input, and the sentence that each gets."""
    data = tomllib.loads((ROOT / path).read_text(encoding="utf-8"))
    rows = [[f"<code>{mixed(one['json'][:120])}</code>", escape(one["says"])] for one in data["line"]]
    return table(["a line", "what is said"], rows, classes="faults")


def cards(cases: Any) -> str:
    return '<div class="cases">' + "\n".join(cases) + "</div>"


def card(sentence: str, values: Mapping[str, str], why: str | None = None) -> str:
    """One example: the Persian on the right, what is expected on the left, why beneath. All but `why` is HTML."""
    reason = f'<p class="why">{mixed(why)}</p>' if why else ""
    return f'<div class="case">{sentence} <div class="expected">{facts(values)}{reason}</div></div>'


def _case(path: str, case: Case) -> str:
    values = dict(case)
    why = values.pop("why", None)
    raw = values.pop("text", None) or values.pop("raw", "")
    title = values.pop("title", None)
    read = _EXPECTED.get("/".join(Path(path).parts[-2:])) or _EXPECTED.get(Path(path).parent.name, _plain)
    parts, expected = read(values)
    sentence = marked(raw, parts) if parts else bracketed(raw) if "[" in raw or "【" in raw else text_of(raw)
    head = f"<strong>{text_of(title)}</strong><br>" if title else ""
    return card(persian(head + sentence, classes="sentence"), expected, why)


def _plain(values: dict[str, Any]) -> tuple[tuple[str, ...], dict[str, str]]:
    """What is marked in the sentence, and the rest of the case by name."""
    number = values.pop("number", None)
    numbers = values.pop("numbers", None) or ([number] if number else [])
    return tuple(numbers), {SHOWN_AS.get(name, name): _value(value) for name, value in values.items()}


def _value(value: object) -> str:
    match value:
        case True:
            return "yes"
        case False:
            return "no"
        case list():
            return ", ".join(inline(part) for part in value) or "nothing"
        case _:
            return inline(value)


def _numerals(values: dict[str, Any]) -> tuple[tuple[str, ...], dict[str, str]]:
    read = values["expected"]
    told = [f"{inline(quote)} = {' – '.join(inline(number) for number in numbers)}" for quote, *numbers in read]
    return tuple(quote for quote, *_ in read), {"read": "<br>".join(told) or "no figure"}


def _mentions(values: dict[str, Any]) -> tuple[tuple[str, ...], dict[str, str]]:
    told = []
    for mention in values["expected"]:
        name, level, form = mention.split("|")
        told.append(f"{inline(name)} {escape(level)}, {escape(form)}")
    return (), {"found": "<br>".join(told) or "no place"}


def _places(values: dict[str, Any]) -> tuple[tuple[str, ...], dict[str, str]]:
    return (), {"places, in order": ", ".join(inline(None if p == "-" else p) for p in values["expected"])}


def _levels(values: dict[str, Any]) -> tuple[tuple[str, ...], dict[str, str]]:
    split = [place.partition("|") for place in values["expected"]]
    return (), {"places, in order": ", ".join(f"{inline(name)} {escape(level)}" for name, _, level in split)}


def _entities(values: dict[str, Any]) -> tuple[tuple[str, ...], dict[str, str]]:
    split = [name.partition(" ") for name in values["entities"]]
    told = [f"<code>{escape(label)}</code> {inline(name)}" for label, _, name in split]
    return tuple(name for _, _, name in split), {"names": "<br>".join(told) or "none"}


def _bodies(values: dict[str, Any]) -> tuple[tuple[str, ...], dict[str, str]]:
    return (), {"bodies": "<br>".join(f"{inline(name)} told {count}×" for name, count in values["bodies"])}


def _organizations(values: dict[str, Any]) -> tuple[tuple[str, ...], dict[str, str]]:
    return (), {"organization": inline(values.get("organization"))}


def _speakers(values: dict[str, Any]) -> tuple[tuple[str, ...], dict[str, str]]:
    told = {"speaker": inline(values.get("speaker"))}
    return (values["number"],), told | ({"role": inline(values["role"])} if "role" in values else {})


def _periods(values: dict[str, Any]) -> tuple[tuple[str, ...], dict[str, str]]:
    told = {"published": inline(values["published"])} if "published" in values else {}
    if values.get("planned"):
        told["told of"] = "what is to come"
    if "words" in values:
        told["period"] = inline(values["words"])
    if not {"start", "end", "words"} & values.keys():
        return (), told | {"period": "none"}
    return (), told | {"days": f"{inline(values.get('start'))} to {inline(values.get('end'))}"}


def _dates(values: dict[str, Any]) -> tuple[tuple[str, ...], dict[str, str]]:
    parts, told = _periods(values)
    if told.get("period") == "none":
        told["period"] = "a time, its days unknown"
    return parts, told


def _repeats(values: dict[str, Any]) -> tuple[tuple[str, ...], dict[str, str]]:
    return (), {"the same fact": "yes" if values["repeat"] else "no"}


Read = Callable[[dict[str, Any]], tuple[tuple[str, ...], dict[str, str]]]
_EXPECTED: dict[str, Read] = {
    "numerals": _numerals,
    "entities": _entities,
    "organizations": _organizations,
    "organizations/bodies.toml": _bodies,
    "organizations/mentions.toml": _plain,
    "periods": _periods,
    "periods/dates.toml": _dates,
    "places": _places,
    "places/levels.toml": _levels,
    "places/mentions.toml": _mentions,
    "repeats": _repeats,
    "speakers": _speakers,
}
"""How the cases of a folder, or of one file of it, are to be read; others say what they mean by their keys."""


def _pairs(section: str, pairs: Mapping[str, object]) -> str:
    """A table of "as it stands" = "what it becomes"."""
    told = "".join(
        f"<li>{inline(left)} → {_words(right)}</li>" if is_persian(left) else f"<li>{_words(right)} {inline(left)}</li>"
        for left, right in pairs.items()
    )
    return f'<div class="pairs"><h4>{escape(section.replace("_", " "))}</h4><ul>{told}</ul></div>'


def _words(value: object) -> str:
    """«می‌شود نمی‌کند» as single words, where a string holds several under one name."""
    words = str(value).split() if "_" in str(value) or str(value).count(" ") > 3 else [str(value)]
    return " ".join(inline(word.replace("_", " ")) for word in words)


def _rules(data: Mapping[str, Mapping[str, list[str]]]) -> str:
    """Each rule of reading: what it takes for no figure, and the look-alikes that it leaves alone."""
    from arqam.extractors.numerals.reading import RULES

    blocks = []
    for reading, rule in RULES:
        name, says = rule.__name__, " ".join((rule.__doc__ or "").split())
        sides = "".join(
            f'<div><p class="side">{label}</p>'
            + "".join(persian(bracketed(example.strip()), classes="sentence") for example in data[name][side])
            + "</div>"
            for side, label in (("yes", "no figure"), ("no", "a figure"))
        )
        blocks.append(
            f"### {name.replace('_', ' ')} {{ #rule-{name} }}\n\n"
            f'<div class="rule"><p><span class="tag">{escape(reading)}</span> '
            f'{mixed(says)}</p><div class="sides">{sides}</div></div>\n'
        )
    return "\n".join(blocks)


def _cues(cases: list[Case]) -> str:
    """Each cue of a status: a sentence that it decides, and one that only looks like it."""
    from arqam.extractors.statuses.lexicon import lexicon

    decides = {cue.name: cue.status for cue in lexicon().cues}
    blocks = []
    for case in cases:
        yes = card(persian(bracketed(case["yes"]), classes="sentence"), {"status": inline(decides[case["cue"]])})
        no = card(persian(bracketed(case["no"]), classes="sentence"), {"status": inline(case["else"])}, case.get("why"))
        blocks.append(f"### {case['cue']} {{ #cue-{case['cue'].replace(' ', '-')} }}\n\n{cards([yes, no])}\n")
    return "\n".join(blocks)
