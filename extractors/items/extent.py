"""How far does the phrase run on from its head? At each word: does it go on to the next, or stop here?"""

from ..lemma import lemma
from ..scoring.parts import Columns, Part
from ..scoring.templates import compile_templates
from .scene import Scene
from .sort import counts_people, unit_sort
from .word import Word

LONGEST = 9  # words of a phrase
_LENGTHS = [str(min(length, 6)) for length in range(1, LONGEST + 1)]

_STEP = """
here there
here there beyond
here there length
length side
ezafe there
sort side here there
sort length
word
following
lemma there
ezafe following
following_like
like there
like following_like
word following
head
head length
to_number there
to_number
following_ezafe there
following_ezafe ezafe
following_ending
word_ending following_word_ending
following length
beyond_word there
"""
_AND = """
same_like
here beyond
beyond_word
sort side length
beyond_like
beyond2
word
side to_number
"""
_stop, _go = compile_templates("s", _STEP), compile_templates("g", _STEP)
_stop_and, _go_and = compile_templates("t", _AND), compile_templates("n", _AND)
ANSWERS = {"step": (_stop, _go), "joined": (_stop_and, _go_and)}
"""To stop, or to go on: at every word, and more where an «و» follows it."""


def _here(named: tuple[str, Word]) -> tuple[str, ...]:
    name, word = named
    return name, lemma(name), name[-2:], word.ezafe_5, word.like


def _following(named: tuple[str, Word]) -> tuple[str, ...]:
    name, word = named
    return name, name[-3:], name[-2:], word.ezafe_4, word.like


# The facts of a step, in parts: of the word, the following one, the one beyond, of what these mostly are, of the place.
STEP = (
    Part(("word", "lemma", "word_ending", "ezafe", "like"), _here),
    Part(("following", "following_ending", "following_word_ending", "following_ezafe", "following_like"), _following),
    Part(("beyond_word", "beyond_like", "same_like")),
    Part(("here", "there", "beyond", "beyond2")),
    Part(("length", "to_number")),
)


def walk(scene: Scene, head: int) -> list[tuple[int, bool]]:
    """The tokens a phrase may run through from its head, each with whether it may end there."""
    path = []
    own = scene.owner[head]
    if own >= 0 and counts_people(scene, own):
        return [(head, True)]  # نفر alone: what follows is what they get
    for k in range(head, min(head + LONGEST, len(scene.texts))):
        if scene.owner[k] >= 0 and scene.owner[k] != own:
            break
        path.append((k, k == head or scene.words[k].nominal))
        word = scene.words[k]
        if word.stops or (k != head and (word.verb or word.tag == "SCONJ")):
            break
    return path


def step_features(scene: Scene, n: int, head: int, k: int) -> tuple[list[str], list[str]]:
    """The features of ending the phrase of quantity `n` with token `k`, and those of going on from it."""
    facts = shared_facts(scene, n, head)
    for part, keys in zip(STEP, steps(scene, n, head, k + 1), strict=True):
        facts |= part.facts(facts, keys[-1])
    if facts["there"] == "و":
        return _stop(facts) + _stop_and(facts), _go(facts) + _go_and(facts)
    return _stop(facts), _go(facts)


def shared_facts(scene: Scene, n: int, head: int) -> dict[str, str]:
    """The facts that all steps from a head share."""
    return {
        "sort": unit_sort(scene, n),
        "side": "R" if head >= scene.spans[n][1] else "L",
        "head": lemma(scene.names[head]),
    }


def steps(scene: Scene, n: int, head: int, end: int) -> Columns:
    """What tells the facts of each step, the tokens from `head` up to `end`: a column for each part of `STEP`."""
    first, last = scene.spans[n]
    signs, names, words, ks = scene.signs, scene.names, scene.words, range(head, end)
    likes = [word.like for word in words[head : end + 2]]
    return (
        [(names[k], words[k]) for k in ks],
        [(names[k + 1], words[k + 1]) for k in ks],
        [
            (name, beyond, str(beyond == own))
            for name, beyond, own in zip(names[head + 2 : end + 2], likes[2:], likes, strict=False)
        ],
        [(signs[k], signs[k + 1], signs[k + 2], signs[k + 3]) for k in ks],
        [(_LENGTHS[k - head], "-" if head >= last else str(min(first - k - 1, 5))) for k in ks],
    )


def joins(columns: Columns) -> list[bool]:
    """Whether an «و» follows, of each step."""
    return [there == "و" for _, there, _, _ in columns[3]]
