"""A sentence as the item finder sees it: its tokens, what each mostly is, and which of them belong to quantities."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..quantities.quantity import Quantity
from ..tokenized import Tokenized
from .word import BEGIN, END, WORDS, Word

_REACH = 3  # tokens beyond an edge of the sentence that are asked for
_BEYOND = [END] * _REACH + [BEGIN] * _REACH


@dataclass(slots=True)
class Scene:
    """Tokens of one sentence, read for its quantities: `texts`, where each `starts` and `ends`, and what it tells.

    `owner[k]` is the index of the quantity that token k lies in, or -1; `spans[n]` the first token of quantity n and
    the one after its last. `free[k]` says that token k can be the head of a noun phrase and belongs to no quantity.
    `chunk[k]` and `chunk_end[k]` are the first token and the one after the last of the phrase around k: nouns and
    adjectives chained by ezafe.

    `words`, `signs` (a short name) and `names` (the word itself, with numbers as #) may be asked for up to three tokens
    beyond either edge, the first by -1: signs and names there are ^ and $.
    """

    read: Tokenized
    texts: list[str]
    starts: list[int]
    ends: list[int]
    words: list[Word]
    quantities: Sequence[Quantity]
    owner: list[int]
    spans: list[tuple[int, int]]
    signs: list[str]
    names: list[str]
    free: list[bool]
    chunk: list[int]
    chunk_end: list[int]


def read_scene(read: Tokenized, start: int, end: int, quantities: Sequence[Quantity]) -> Scene:
    """The scene of the sentence at `start` to `end`; `quantities` are its own, in order (figures or not)."""
    texts, starts, ends = read.part(start, end)
    words = list(map(WORDS.__getitem__, texts))
    owner = [-1] * len(texts)
    free = [one.nominal for one in words]
    # Behind the last word stands what follows it, and then what stands before the first: -1 is the last of a list.
    words += _BEYOND
    signs, names = [one.sign for one in words], [one.name for one in words]
    spans = []
    for n, quantity in enumerate(quantities):
        first = bisect_left(starts, quantity.start)
        last = bisect_left(starts, quantity.end)
        for k in range(first, last):
            owner[k], signs[k], names[k], free[k] = n, "#", "#", False
        spans.append((first, last))
    return Scene(read, texts, starts, ends, words, quantities, owner, spans, signs, names, free, *_chunks(words, free))


def _chunks(words: Sequence[Word], free: Sequence[bool]) -> tuple[list[int], list[int]]:
    """Where the phrase around each token begins and ends: a word goes on to the next where an ezafe mostly joins it, or
    an adjective follows."""
    size = len(free)
    edges = [0] if size else []
    pairs = zip(words, free, words[1:], free[1:], strict=False)
    edges += [
        k
        for k, (one, is_free, following, goes_on) in enumerate(pairs, 1)
        if not (is_free and goes_on and (one.ezafe >= 0.4 or (following.adjective and one.ezafe >= 0.2)))
    ]
    begins: list[int] = []
    ends: list[int] = []
    for start, end in pairwise([*edges, size]):
        begins += [start] * (end - start)
        ends += [end] * (end - start)
    return begins, ends
