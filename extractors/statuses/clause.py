"""The clause of a quantity, with its verb and its parts.

Persian puts its verb last, so the verb of a quantity is the next finite one: «۱۰ طرح افتتاح خواهد شد».
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..span import Span
from .lexicon import Cue, lexicon
from .verb import Tense, Verb
from .window import Places, Window


@dataclass(slots=True)
class Clause:
    """What the cues look at: the tense of the verb, and the parts of the sentence by name, as places in the window.

    `opened` is what the clause begins after: که with the word before it, a mark, the tense of a verb, or "" for the
    beginning of the sentence. `said` are the cues that have one of their words in the part where it must stand.
    """

    window: Window
    tense: Tense
    negated: bool
    opened: str
    parts: dict[str, Places]
    said: frozenset[str]

    def part(self, name: str) -> str:
        """The text of a part."""
        return self.window.said(*self.parts[name])

    def cues(self) -> Iterator[Cue]:
        """The cues that tell the status of the clause's quantity, in order."""
        for cue in lexicon().cues_by_verb[self.tense, self.negated]:
            if (cue.words is None or cue.name in self.said) and self._agrees(cue):
                yield cue

    def _agrees(self, cue: Cue) -> bool:
        """Whether the words that a cue asks for beside its own are there, and those that it must not stand with are
        not."""
        if cue.also and not cue.also.search(self.part(cue.beside)):
            return False
        return not (cue.unless and (cue.unless.search(self.part(cue.part)) or cue.unless.search(self.part("clause"))))


def read_clause(window: Window, span: Span) -> Clause:
    """The clause of the quantity at `span`, bounded by verbs, که, a colon or a semicolon; its verb is its last word."""
    first, after = window.around(span)
    behind = bisect_left(window.verbs, after, key=lambda verb: verb.start)
    verb = _governing(window, window.verbs[behind:], after)
    left, opened = _opening(window, first)
    comma, said = _last(window.commas, first), _last(window.colons, first)
    right = verb.end if verb else _end_of_speech(window, after)
    end = len(window.words)
    parts = {
        "before": (said, first),
        "near": (max(comma, left, first - 5), first),
        "touch": (max(left, first - 1), first),
        "lead": (left, first),
        "clause": (left, right),
        "rest": (after, right),
        "verb": (max(after, verb.start - 4) if verb else right, right),
        "close": (max(after, verb.start - 2) if verb else right, right),
        "after": (after, end),
        "next": (after, min(after + 5, end)),
        "soon": (after, min(after + 15, end)),
        "sentence": (0, end),
    }
    told = _said(window, parts)
    return Clause(window, verb.tense if verb else "none", bool(verb and verb.negated), opened, parts, told)


def _opening(window: Window, first: int) -> tuple[int, str]:
    """Where the clause of the token `first` begins, and behind what: a verb, a که or a mark."""
    left, opened = 0, ""
    for verb in reversed(window.verbs):
        if verb.end <= first:
            left, opened = verb.end, verb.tense
            break
    mark = _last(window.ends, first)
    if mark and mark >= left:
        word = window.words[mark - 1]
        left, opened = mark, f"{window.words[mark - 2]} که" if word == "که" and mark > 1 else word
    return left, opened


def _last(marks: Sequence[int], first: int) -> int:
    """The place behind the last of `marks` before the token `first`; 0 where there is none."""
    at = bisect_left(marks, first)
    return marks[at - 1] + 1 if at else 0


def _end_of_speech(window: Window, after: int) -> int:
    """Where the clause of a quantity ends that has no verb but one of speech: «از ساخت ۳۰ مدرسه خبر داد و گفت:»."""
    at = bisect_left(window.ends, after)
    return window.ends[at] if at < len(window.ends) else len(window.words)


def _governing(window: Window, verbs: Sequence[Verb], after: int) -> Verb | None:
    """The verb of a quantity among those after it: one in a relative clause, or of speech, is not."""
    speech, words = lexicon().speech, window.words
    for n, verb in enumerate(verbs):
        if speech.search(" ".join(words[max(after, verb.start - 3) : verb.end])):
            return None
        between = words[after : verb.start]
        if ":" in between:
            return None
        relative = n == 0 and "که" in between
        if not (relative and n + 1 < len(verbs)):
            return verb
    return None


def _said(window: Window, parts: dict[str, Places]) -> frozenset[str]:
    """The cues one of whose words is said where it must stand."""
    cues = lexicon().cues
    said: set[str] = set()
    for k, number in window.cues:
        cue = cues[number]
        low, high = parts[cue.part]
        if low <= k < high and cue.words and cue.name not in said:
            begins = window.first_letters[k] - window.first_letters[low]
            if cue.words.match(window.said(low, high), begins):
                said.add(cue.name)
    return frozenset(said)
