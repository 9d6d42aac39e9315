"""Tags of tokens and the entities that they spell: B begins one, I goes on, L ends it, U is one alone, O is none."""

from collections.abc import Iterable, Sequence

import numpy as np

LABELS = ("PER", "ORG", "LOC")
TAGS = ("O", *(f"{place}-{label}" for label in LABELS for place in "BILU"))
_NUMBER = {tag: number for number, tag in enumerate(TAGS)}

Span = tuple[int, int, str]  # first token, token after the last, label


def _may_follow(tag: str, after: str) -> bool:
    inside = after[0] in "BI"
    return (tag[0] in "IL" and tag[2:] == after[2:]) if inside else tag[0] in "OBU"


ALLOWED = np.array([[_may_follow(tag, after) for tag in TAGS] for after in TAGS])
"""ALLOWED[a, b]: tag b may stand after tag a."""
FIRST = np.array([tag[0] in "OBU" for tag in TAGS])
LAST = np.array([tag[0] in "OLU" for tag in TAGS])
_NEVER = -1e9


def tags_of(spans: Iterable[Span], tokens: int) -> np.ndarray:
    """The tags (numbers) of as many tokens; of two spans that overlap the first counts."""
    tags = np.zeros(tokens, dtype=np.int64)
    for start, end, label in spans:
        if not tags[start:end].any():
            places = "U" if end - start == 1 else f"B{'I' * (end - start - 2)}L"
            tags[start:end] = [_NUMBER[f"{place}-{label}"] for place in places]
    return tags


def spans_of(tags: Iterable[int]) -> list[Span]:
    """The entities that allowed tags spell."""
    spans: list[Span] = []
    start = 0
    for place, number in enumerate(tags):
        tag = TAGS[number]
        if tag[0] in "BU":
            start = place
        if tag[0] in "LU":
            spans.append((start, place + 1, tag[2:]))
    return spans


def by_place(scores: np.ndarray, lengths: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    """Scores, sentence after sentence, as [place, sentence, tag]; and where there is a token."""
    there = np.arange(max(lengths))[:, None] < np.array(lengths)[None, :]
    laid = np.zeros((*there.shape[::-1], scores.shape[1]), dtype=scores.dtype)
    laid[there.T] = scores
    return np.ascontiguousarray(laid.swapaxes(0, 1)), there


def best_tags(
    scores: np.ndarray, lengths: Sequence[int], transitions: tuple[np.ndarray, np.ndarray, np.ndarray]
) -> list[np.ndarray]:
    """The allowed tags of each sentence that score best together (Viterbi).

    `scores` has a row a token, sentence after sentence; `transitions` are those of a tag after a tag, first and last.
    """
    laid, there = by_place(scores, lengths)
    after, first, last = transitions
    step = np.where(ALLOWED, after, _NEVER)
    best = laid[0] + np.where(FIRST, first, _NEVER)
    came: list[np.ndarray] = []
    stay = np.arange(len(TAGS))
    for place in range(1, len(laid)):
        ways = best[:, :, None] + step
        here = there[place][:, None]
        came.append(np.where(here, ways.argmax(axis=1), stay))
        best = np.where(here, ways.max(axis=1) + laid[place], best)
    tag = (best + np.where(LAST, last, _NEVER)).argmax(axis=1)
    path = [tag]
    for back in reversed(came):
        tag = back[np.arange(len(tag)), tag]
        path.append(tag)
    tags = np.array(path[::-1])
    return [tags[:length, sentence] for sentence, length in enumerate(lengths)]
