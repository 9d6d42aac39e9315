"""Whether a figure is actual, planned or hypothetical, told by the verb of its clause and by words around it.

Tense and words together decide, in the order of the cues of `status.toml`; where none fits, what is told is so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from ..draft import Draft
from ..sentence import sentences
from ..span import Span
from ..tokenized import Tokenized
from .clause import Clause, read_clause
from .lexicon import LETTER, Cue, Status
from .window import REACH, Window, window_of

FURTHER = 3000  # code points in which a headline's number is looked for again

_FOLLOWS = regex.compile(r"[^\p{L}\n]{0,3}[\p{L}\u200c]{0,30}+")
_JOINED_BEFORE, _JOINED_AFTER = regex.compile(rf"[{LETTER}\p{{Nd}}]"), regex.compile(rf"[{LETTER}\p{{Nd}}٬٫]")


@dataclass(slots=True)
class Reading:
    """A figure as the cues read it: the quantity's span, its clause, and the status that the rule `rule` told."""

    span: Span
    clause: Clause
    status: Status
    rule: str


def read_all(read: Tokenized, drafts: Sequence[Draft]) -> Iterator[Reading]:
    """The drafts of one article as the cues read them, one after the other: each holds all that is around it."""
    window: Window | None = None
    for n, draft in enumerate(drafts):
        span = _quantity(draft, drafts[n + 1].quote[0] if n + 1 < len(drafts) else len(read.text))
        reading = read_status(read, draft.sentence, span, window)
        window = reading.clause.window
        yield reading


def read_status(read: Tokenized, sentence: Span, span: Span, last: Window | None = None) -> Reading:
    """What the cues say of the quantity at `span`, and the name of the one that told it.

    Spans are code points of the clean text, end exclusive. `last` is the window on the quantity before it.
    """
    clause = read_clause(window_of(read, sentence, span, last), span)
    if cue := _fitting(clause):
        return Reading(span, clause, cue.status, cue.name)
    if clause.tense != "none":
        return Reading(span, clause, "actual", f"verb: {clause.tense}")
    again = _again(read, sentence, span)
    if again and (cue := _fitting(again)):
        return Reading(span, clause, cue.status, f"again: {cue.name}")
    return Reading(span, clause, "actual", "no verb")


def _fitting(clause: Clause) -> Cue | None:
    return next(clause.cues(), None)


def _again(read: Tokenized, sentence: Span, span: Span) -> Clause | None:
    """The clause in which a text says the quantity of a headline again, with the same word after it."""
    text = read.text
    follows = _FOLLOWS.match(text, span[1])
    start = _find(text, text[span[0] : follows.end() if follows else span[1]], sentence[1])
    if start is None:
        return None
    place = (start, start + span[1] - span[0])
    low = max(sentence[1], start - REACH)
    around = sentences(text[low : place[1] + REACH])
    here = next((s for s in around if s[0] <= start - low < s[1]), None)
    return read_clause(window_of(read, (here[0] + low, here[1] + low), place), place) if here else None


def _find(text: str, said: str, start: int) -> int | None:
    """Where `said` stands next from `start` on, as words of its own."""
    stop = min(len(text), start + FURTHER)
    while (at := text.find(said, start, stop)) >= 0:
        end = at + len(said)
        if not (at and _JOINED_BEFORE.match(text, at - 1)) and not (end < stop and _JOINED_AFTER.match(text, end)):
            return at
        start = at + 1
    return None


def _quantity(draft: Draft, limit: int) -> Span:
    """The number of a draft with its approximator before it and its unit behind it, which ends before `limit` (the
    next number: a unit that both share is behind that)."""
    bound, unit = draft.evidence.get("bound", draft.quote), draft.evidence.get("unit", draft.quote)
    start, end = draft.quote
    return min(start, bound[0]), max(end, unit[1]) if unit[1] <= limit else end
