"""Whether a figure is actual, planned or hypothetical, told by the verb of its clause and by words around it.

Persian puts its verb last, so the verb of a quantity is the next finite one: «۱۰ طرح افتتاح خواهد شد». Tense and
words together decide, in the order of the cues of `status.toml`; where none fits, what is told is so.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from ..quantities.quantity import Quantity
from ..sentence import sentences
from ..token import Token, tokenize
from .lexicon import LETTER, Cue, lexicon
from .verb import Tense, Verb, read_verbs

Span = tuple[int, int]

REACH = 600  # code points read on either side of the quantity; a longer sentence is cut
FURTHER = 3000  # code points in which a headline's number is looked for again


@dataclass(frozen=True, slots=True)
class Clause:
    """What the cues look at: the tense of the verb, and the parts of the sentence by name."""

    tense: Tense
    negated: bool
    parts: dict[str, str]


def status_of(text: str, sentence: Span, quantity: Quantity) -> tuple[str, str]:
    """The status of a figure ("actual", "planned", "hypothetical") and the name of the cue that told it.

    `sentence` and the spans of `quantity` are code points of the clean `text`, end exclusive. A number of a headline
    without a verb is read where the text says it again.
    """
    span = (quantity.start, quantity.end)
    clause = read_clause(text, sentence, span)
    found = _told(clause)
    if found is None and clause.tense == "none":
        again = _again(text, sentence, span)
        found = _told(again) if again else None
        return (found.status, f"again: {found.name}") if found else ("actual", "no verb")
    return (found.status, found.name) if found else ("actual", f"verb: {clause.tense}")


def _told(clause: Clause) -> Cue | None:
    """The first cue that fits."""
    for cue in lexicon().cues:
        if clause.tense in cue.tenses and cue.negated in (None, clause.negated):
            part, beside = clause.parts[cue.part], clause.parts[cue.beside]
            if (
                (cue.words is None or cue.words.search(part))
                and (cue.also is None or cue.also.search(beside))
                and not (cue.unless and (cue.unless.search(part) or cue.unless.search(clause.parts["clause"])))
            ):
                return cue
    return None


def read_clause(text: str, sentence: Span, span: Span) -> Clause:
    """The clause of the quantity at `span`, bounded by verbs, که, a colon or a semicolon; its verb is its last word."""
    begin, end = max(sentence[0], span[0] - REACH), min(sentence[1], span[1] + REACH)
    tokens = tokenize(text, begin, end)
    first = next((k for k, token in enumerate(tokens) if token.end > span[0]), len(tokens))
    after = next((k for k in range(first, len(tokens)) if tokens[k].start >= span[1]), len(tokens))
    verbs = read_verbs(tokens)
    verb = _governing(tokens, [v for v in verbs if v.start >= after], after)
    opened = [v.end for v in verbs if v.end <= first] + [
        k + 1 for k in range(first) if tokens[k].text in ("که", "؛", ":")
    ]
    left = max(opened, default=0)
    comma = max((k + 1 for k in range(left, first) if tokens[k].text == "،"), default=left)
    said = max((k + 1 for k in range(first) if tokens[k].text == ":"), default=0)
    right = verb.end if verb else _end_of_speech(tokens, after)
    spans = {
        "before": (said, first),
        "near": (max(comma, first - 5), first),
        "touch": (max(left, first - 1), first),
        "lead": (left, first),
        "clause": (left, right),
        "rest": (after, right),
        "verb": (max(after, verb.start - 4) if verb else right, right),
        "close": (max(after, verb.start - 2) if verb else right, right),
        "after": (after, len(tokens)),
        "next": (after, min(after + 5, len(tokens))),
        "soon": (after, min(after + 15, len(tokens))),
        "sentence": (0, len(tokens)),
    }
    parts = {name: text[tokens[a].start : tokens[b - 1].end] if a < b else "" for name, (a, b) in spans.items()}
    return Clause(verb.tense if verb else "none", bool(verb and verb.negated), parts)


def _end_of_speech(tokens: Sequence[Token], after: int) -> int:
    """Where the clause of a quantity ends that has no verb but one of speech: «از ساخت ۳۰ مدرسه خبر داد و گفت:»."""
    return next((k for k in range(after, len(tokens)) if tokens[k].text in ("که", "؛", ":")), len(tokens))


def _governing(tokens: Sequence[Token], verbs: Sequence[Verb], after: int) -> Verb | None:
    """The verb of a quantity among those after it: one in a relative clause, or of speech, is not."""
    speech = lexicon().speech
    for n, verb in enumerate(verbs):
        before = " ".join(token.text for token in tokens[max(after, verb.start - 3) : verb.end])
        if speech.search(before):
            return None
        if any(token.text == ":" for token in tokens[after : verb.start]):
            return None
        relative = n == 0 and any(token.text == "که" for token in tokens[after : verb.start])
        if not (relative and n + 1 < len(verbs)):
            return verb
    return None


def _again(text: str, sentence: Span, span: Span) -> Clause | None:
    """The clause in which a text says the quantity of a headline again, with the same word after it."""
    follows = regex.compile(r"[^\p{L}\n]{0,3}[\p{L}\u200c]{0,30}+").match(text, span[1])
    said = text[span[0] : follows.end() if follows else span[1]]
    words = regex.compile(rf"(?<![{LETTER}\p{{Nd}}]){regex.escape(said)}(?![{LETTER}\p{{Nd}}٬٫])")
    found = words.search(text, sentence[1], sentence[1] + FURTHER)
    if found is None:
        return None
    place = (found.start(), found.start() + span[1] - span[0])
    low = max(sentence[1], place[0] - REACH)
    around = sentences(text[low : place[1] + REACH])
    here = next((s for s in around if s[0] <= place[0] - low < s[1]), None)
    return read_clause(text, (here[0] + low, here[1] + low), place) if here else None
