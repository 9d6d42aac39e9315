"""Whether a figure is actual, planned or hypothetical, told by the verb of its clause and by words around it.

Persian puts its verb last, so the verb of a quantity is the next finite one: «۱۰ طرح افتتاح خواهد شد». Tense and
words together decide, in the order of the cues of `status.toml`; where none fits, what is told is so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from ..quantities.quantity import Quantity
from ..sentence import sentences
from ..token import Token, tokenize
from .lexicon import LETTER, Cue, Status, lexicon
from .verb import Tense, Verb, read_verbs

Span = tuple[int, int]

REACH = 600  # code points read on either side of the quantity; a longer sentence is cut
FURTHER = 3000  # code points in which a headline's number is looked for again


@dataclass(frozen=True, slots=True)
class Clause:
    """What the cues look at: the tense of the verb, and the parts of the sentence by name.

    `opened` is what the clause begins after: که with the word before it, a mark, the tense of a verb, or "" for the
    beginning of the sentence.
    """

    tense: Tense
    negated: bool
    opened: str
    parts: dict[str, str]


def status_of(text: str, sentence: Span, quantity: Quantity) -> tuple[str, str]:
    """The status of a figure ("actual", "planned", "hypothetical") and the name of the cue that told it.

    `sentence` and the spans of `quantity` are code points of the clean `text`, end exclusive. A number of a headline
    without a verb is read where the text says it again.
    """
    span = (quantity.start, quantity.end)
    return judge(text, sentence, span, read_clause(text, sentence, span))


def judge(text: str, sentence: Span, span: Span, clause: Clause) -> tuple[Status, str]:
    """What the cues say of the quantity at `span`, whose clause was read, and the name of the one that told it."""
    found = next((cue for cue in lexicon().cues if fits(cue, clause)), None)
    if found is None and clause.tense == "none":
        again = _again(text, sentence, span)
        found = next((cue for cue in lexicon().cues if fits(cue, again)), None) if again else None
        return (found.status, f"again: {found.name}") if found else ("actual", "no verb")
    return (found.status, found.name) if found else ("actual", f"verb: {clause.tense}")


def fits(cue: Cue, clause: Clause) -> bool:
    """Whether a cue tells the status of a clause's quantity."""
    if clause.tense not in cue.tenses or cue.negated not in (None, clause.negated):
        return False
    part, beside = clause.parts[cue.part], clause.parts[cue.beside]
    if cue.words and not cue.words.search(part):
        return False
    if cue.also and not cue.also.search(beside):
        return False
    return not (cue.unless and (cue.unless.search(part) or cue.unless.search(clause.parts["clause"])))


@lru_cache(maxsize=8)  # the figures of one sentence ask for the same stretch, one after the other
def _read(stretch: str) -> tuple[list[Token], list[Verb]]:
    tokens = tokenize(stretch)
    return tokens, read_verbs(tokens)


def read_clause(text: str, sentence: Span, span: Span) -> Clause:
    """The clause of the quantity at `span`, bounded by verbs, که, a colon or a semicolon; its verb is its last word."""
    begin, end = max(sentence[0], span[0] - REACH), min(sentence[1], span[1] + REACH)
    stretch = text[begin:end]
    tokens, verbs = _read(stretch)
    first = next((k for k, token in enumerate(tokens) if token.end > span[0] - begin), len(tokens))
    after = next((k for k in range(first, len(tokens)) if tokens[k].start >= span[1] - begin), len(tokens))
    verb = _governing(tokens, [v for v in verbs if v.start >= after], after)
    opened: dict[int, str] = {v.end: v.tense for v in verbs if v.end <= first}
    opened |= {k + 1: _opener(tokens, k) for k in range(first) if tokens[k].text in ("که", "؛", ":")}
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
    parts = {name: stretch[tokens[a].start : tokens[b - 1].end] if a < b else "" for name, (a, b) in spans.items()}
    return Clause(verb.tense if verb else "none", bool(verb and verb.negated), opened.get(left, ""), parts)


def _opener(tokens: Sequence[Token], k: int) -> str:
    """The که (with the word before it: «کسانی که») or the mark at `k`."""
    return f"{tokens[k - 1].text} که" if k and tokens[k].text == "که" else tokens[k].text


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
