"""What each normaliser stage does, before and after: run here, on the cases of its tests and on a sample."""

import tomllib
from collections import Counter
from difflib import SequenceMatcher
from html import escape

from arqam.normalizers import DEFAULT_STAGES, Aligned, normalize

from .cases import ROOT
from .html import mixed, persian, text_of

NAMES = {
    "\u200c": "ZWNJ",
    "\u200b": "zero-width space",
    "\u200d": "ZWJ",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u00ad": "soft hyphen",
    "\u00a0": "no-break space",
    "\u0640": "tatweel",
    "\ufeff": "BOM",
    "\ufffd": "U+FFFD",
    "\n": "line end",
    "\t": "tab",
    " ": "space",
}
"""Characters that a page cannot show as themselves."""
SHOWN = 6
"""Edits named under one example; a longer list says nothing more."""


def stage_examples(name: str) -> str:
    """The cases of a stage (or of the whole chain): what comes in, what comes out, and the edits between them."""
    data = tomllib.loads((ROOT / "tests/normalizers" / f"{name}.toml").read_text(encoding="utf-8"))
    stages = [data["stage"]] if "stage" in data else DEFAULT_STAGES
    return f'<div class="cases">{"".join(_example(case["raw"], case["why"], stages) for case in data["case"])}</div>'


def stage_failures(path: str) -> str:
    """What the stages ought to do and do not do yet, folded."""
    cases = tomllib.loads((ROOT / path).read_text(encoding="utf-8"))["case"]
    cards = "".join(
        f'<div class="case"><div>{persian(text_of(case["raw"]), classes="sentence")}</div><div class="expected">'
        f"{persian(text_of(case['expected']), classes='sentence')}"
        f'<p class="why">{mixed(case["why"])} ({escape(", ".join(case["stages"]))})</p></div></div>'
        for case in cases
    )
    return (
        f'<details class="failures"><summary>Not right yet: {len(cases)} known cases, with what they should become'
        f'</summary><div class="cases">{cards}</div></details>'
    )


def journey(path: str) -> str:
    """Headline and first paragraph of a sample, raw and then after each stage; what a stage changed is marked."""
    text = "\n\n".join((ROOT / path).read_text(encoding="utf-8").strip().split("\n\n")[:2])
    blocks = [f"<h4>raw</h4>{persian(text_of(text), classes='page')}"]
    for place, name in enumerate(DEFAULT_STAGES, 1):
        before = normalize(text, DEFAULT_STAGES[: place - 1]).text
        after = normalize(text, DEFAULT_STAGES[:place])
        made = [change for change in after.changes if change.stage == name]
        edits = f"{len(made)} edit{'s' * (len(made) != 1)}"
        content = _changed_words(before, after.text)[1]
        blocks.append(f"<h4>after <code>{name}</code> <small>{edits}</small></h4>{persian(content, classes='page')}")
    return f'<div class="journey">{"".join(blocks)}</div>'


def _example(raw: str, why: str, stages: object) -> str:
    aligned = normalize(raw, stages)  # type: ignore[arg-type]
    before, after = _changed_words(raw, aligned.text)
    return (
        f'<div class="case change"><div>{persian(before, classes="sentence before")}'
        f"{persian(after, classes='sentence after')}</div>"
        f'<div class="expected"><p class="why">{mixed(why)}</p>{_edits(aligned)}</div></div>'
    )


def _edits(aligned: Aligned) -> str:
    """The edits of an example, each once: «ي → ی»."""
    told = Counter((_visible(change.before), _visible(change.after)) for change in aligned.changes)
    if not told:
        return '<p class="edits">left as it is</p>'
    listed = [
        f"<li>{before} → {after}{f' <small>×{count}</small>' if count > 1 else ''}</li>"
        for (before, after), count in list(told.items())[:SHOWN]
    ]
    more = f"<li>and {len(told) - SHOWN} more</li>" if len(told) > SHOWN else ""
    return f'<ul class="edits">{"".join(listed)}{more}</ul>'


def _visible(text: str) -> str:
    """The characters of an edit, with names for what is not seen."""
    if not text:
        return "<i>nothing</i>"
    if text in NAMES:
        return f"<i>{NAMES[text]}</i>"
    shown = "".join(NAMES[c].join("‹›") if c in NAMES and c != " " else c for c in text)
    point = f" <small>U+{ord(text):04X}</small>" if len(text) == 1 else ""
    return f'<bdi lang="fa">{text_of(shown)}</bdi>{point}'


def _changed_words(before: str, after: str) -> tuple[str, str]:
    """Both texts as HTML, the words that differ marked: whole words, as a letter alone would lose its joined shape."""
    old, new = _words(before), _words(after)
    left: list[str] = []
    right: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left += [_mark("del", old[a:b], tag != "equal")]
        right += [_mark("ins", new[c:d], tag != "equal")]
    return "".join(left), "".join(right)


def _words(text: str) -> list[str]:
    """Words and what stands between them, in order."""
    pieces: list[str] = []
    for character in text:
        blank = character in " \n"
        if pieces and not blank and pieces[-1] not in (" ", "\n"):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _mark(tag: str, words: list[str], changed: bool) -> str:
    text = "".join(words)
    return f"<{tag}>{text_of(text)}</{tag}>" if changed and text.strip() else text_of(text)
