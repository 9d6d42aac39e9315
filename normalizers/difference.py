"""The edits between a text and what a normaliser that keeps no places made of it.

Normalisers change letters, digits and blanks, and hardly ever the order of things. So blanks are put aside and letters
and digits folded first: where that leaves the same string on both sides, every character has its partner. Elsewhere the
words are compared by Myers' algorithm (An O(ND) Difference Algorithm, 1986), whose work is bounded, and a stretch of
words that cannot be paired becomes one edit: a number written anew points to the whole number that it stands for.
"""

import re
from collections.abc import Iterator, Sequence

from .alignment import Edit
from .digits import PERSIAN
from .letters import LETTERS
from .script import ZWNJ

_FOLD = str.maketrans({old: new for old, new in (LETTERS | PERSIAN).items() if len(old) == 1})
_WORD = re.compile(r"\w++|[^\w\s]")
_BLANK = re.compile(rf"[\s{ZWNJ}]")
MOST_CHANGES = 200  # words put in or left out in one piece; beyond that the piece is one edit


def difference(old: str, new: str) -> list[Edit]:
    """Edits that make `new` of `old`, as small as the places can be told."""
    return _edits(old, new, list(_partners(old, new)))


def _partners(old: str, new: str) -> Iterator[tuple[int, int]]:
    """Places of the same character in both, in order, blanks apart."""
    if _same_but_blanks(old, new):
        yield from _in_step(old, 0, len(old), new, 0, len(new))
        return
    old_words = [(m.start(), m.end()) for m in _WORD.finditer(old)]
    new_words = [(m.start(), m.end()) for m in _WORD.finditer(new)]
    matches = _common(
        [old[a:b].translate(_FOLD) for a, b in old_words], [new[a:b].translate(_FOLD) for a, b in new_words]
    )
    old_place = new_place = 0
    for i, j in [*matches, (len(old_words), len(new_words))]:
        old_next = old_words[i] if i < len(old_words) else (len(old), len(old))
        new_next = new_words[j] if j < len(new_words) else (len(new), len(new))
        yield from _stretch(old, old_place, old_next[0], new, new_place, new_next[0])
        yield from _in_step(old, *old_next, new, *new_next)
        old_place, new_place = old_next[1], new_next[1]


def _same_but_blanks(old: str, new: str) -> bool:
    return _BLANK.sub("", old).translate(_FOLD) == _BLANK.sub("", new).translate(_FOLD)


def _in_step(old: str, a: int, b: int, new: str, c: int, d: int) -> Iterator[tuple[int, int]]:
    """Partners in `old[a:b]` and `new[c:d]`, which are the same but for blanks."""
    old_places = (i for i in range(a, b) if not _BLANK.match(old[i]))
    new_places = (j for j in range(c, d) if not _BLANK.match(new[j]))
    return zip(old_places, new_places, strict=True)


def _stretch(old: str, a: int, b: int, new: str, c: int, d: int) -> Iterator[tuple[int, int]]:
    """Partners in a stretch between two words that both texts have."""
    if _same_but_blanks(old[a:b], new[c:d]):
        yield from _in_step(old, a, b, new, c, d)


def _edits(old: str, new: str, partners: list[tuple[int, int]]) -> list[Edit]:
    edits: list[Edit] = []
    old_place = new_place = 0
    for i, j in [*partners, (len(old), len(new))]:
        if old[old_place:i] != new[new_place:j]:
            edits.append(_trimmed(old, old_place, i, new[new_place:j]))
        if i < len(old) and old[i] != new[j]:
            edits.append(Edit(i, i + 1, new[j]))
        old_place, new_place = i + 1, j + 1
    return edits


def _trimmed(old: str, start: int, end: int, replacement: str) -> Edit:
    """The edit without the blanks that both sides begin and end with."""
    while start < end and replacement and old[start] == replacement[0] and _BLANK.match(replacement[0]):
        start, replacement = start + 1, replacement[1:]
    while start < end and replacement and old[end - 1] == replacement[-1] and _BLANK.match(replacement[-1]):
        end, replacement = end - 1, replacement[:-1]
    return Edit(start, end, replacement)


def _common(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places of a longest common subsequence, or those of the common ends where more than MOST_CHANGES differ."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle = _myers(old[head : len(old) - tail], new[head : len(new) - tail])
    return [
        *((i, i) for i in range(head)),
        *((i + head, j + head) for i, j in middle),
        *((len(old) - k, len(new) - k) for k in range(tail, 0, -1)),
    ]


def _myers(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    reach = {1: 0}
    trace: list[dict[int, int]] = []
    for changes in range(min(len(old) + len(new), MOST_CHANGES) + 1):
        trace.append(dict(reach))
        for diagonal in range(-changes, changes + 1, 2):
            down = diagonal == -changes or (diagonal != changes and reach[diagonal - 1] < reach[diagonal + 1])
            i = reach[diagonal + 1] if down else reach[diagonal - 1] + 1
            j = i - diagonal
            while i < len(old) and j < len(new) and old[i] == new[j]:
                i, j = i + 1, j + 1
            reach[diagonal] = i
            if i >= len(old) and j >= len(new):
                return _backtrack(trace, len(old), len(new))
    return []


def _backtrack(trace: list[dict[int, int]], i: int, j: int) -> list[tuple[int, int]]:
    matches: list[tuple[int, int]] = []
    for changes in range(len(trace) - 1, -1, -1):
        reach, diagonal = trace[changes], i - j
        down = diagonal == -changes or (diagonal != changes and reach[diagonal - 1] < reach[diagonal + 1])
        before = diagonal + 1 if down else diagonal - 1
        old_i = reach[before]
        old_j = old_i - before
        while i > old_i and j > old_j and i > 0 and j > 0:
            i, j = i - 1, j - 1
            matches.append((i, j))
        i, j = old_i, old_j
    matches.reverse()
    return matches
