"""How far does the phrase run on from its head? At each word: does it go on to the next, or stop here?"""

from ..lemma import lemma
from .scene import Scene
from .sort import counts_people, unit_sort
from .templates import compile_templates

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


def walk(scene: Scene, head: int) -> list[tuple[int, bool]]:
    """The tokens a phrase may run through from its head, each with whether it may end there."""
    path = []
    own = scene.owner[head]
    if own >= 0 and counts_people(scene, own):
        return [(head, True)]  # نفر alone: what follows is what they get
    for k in range(head, min(head + LONGEST, len(scene.tokens))):
        if scene.owner[k] >= 0 and scene.owner[k] != own:
            break
        path.append((k, k == head or scene.words[k].nominal))
        token, word = scene.tokens[k], scene.words[k]
        if (token.sort == "mark" and token.text not in '،«»"') or (k != head and (word.verb or word.tag == "SCONJ")):
            break
    return path


def step_features(scene: Scene, n: int, head: int, k: int) -> tuple[list[str], list[str]]:
    """The features of ending the phrase of quantity `n` with token `k`, and those of going on from it."""
    steps = step_facts(scene, n, head, k + 1)
    facts = shared_facts(scene, n, head) | {name: values[-1] for name, values in steps.items()}
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


def step_facts(scene: Scene, n: int, head: int, end: int) -> dict[str, list[str]]:
    """The facts of each step: the tokens from `head` up to `end`."""
    first, last = scene.spans[n]
    signs, names = scene.signs, scene.names
    words = scene.words[head : end + 2]
    own, following, third = names[head:end], names[head + 1 : end + 1], names[head + 2 : end + 2]
    likes = [word.like for word in words]
    return {
        "here": signs[head:end],
        "there": signs[head + 1 : end + 1],
        "beyond": signs[head + 2 : end + 2],
        "beyond2": signs[head + 3 : end + 3],
        "length": _LENGTHS[: end - head],
        "word": own,
        "lemma": [lemma(name) for name in own],
        "word_ending": [name[-2:] for name in own],
        "following": following,
        "following_ending": [name[-3:] for name in following],
        "following_word_ending": [name[-2:] for name in following],
        "beyond_word": third,
        "ezafe": [word.ezafe_5 for word in words[:-2]],
        "following_ezafe": [word.ezafe_4 for word in words[1:-1]],
        "like": likes[:-2],
        "following_like": likes[1:-1],
        "beyond_like": likes[2:],
        "same_like": [str(here == like) for here, like in zip(likes, likes[2:], strict=False)],
        "to_number": ["-" if head >= last else str(min(first - k - 1, 5)) for k in range(head, end)],
    }
