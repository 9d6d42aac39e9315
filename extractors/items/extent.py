"""How far does the phrase run on from its head? At each word: does it go on to the next, or stop here?"""

from ..lemma import lemma
from .scene import Scene, is_nominal
from .sort import counts_people, unit_sort
from .templates import compile_templates

LONGEST = 9  # words of a phrase

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


def walk(scene: Scene, head: int) -> list[tuple[int, bool]]:
    """The tokens a phrase may run through from its head, each with whether it may end there."""
    path = []
    own = scene.owner[head]
    if own >= 0 and counts_people(scene, own):
        return [(head, True)]  # نفر alone: what follows is what they get
    for k in range(head, min(head + LONGEST, len(scene.tokens))):
        if scene.owner[k] >= 0 and scene.owner[k] != own:
            break
        path.append((k, k == head or is_nominal(scene, k)))
        token, cls = scene.tokens[k], scene.classes[k]
        if (token.sort == "mark" and token.text not in '،«»"') or (k != head and (cls.verb or cls.tag == "SCONJ")):
            break
    return path


def step_features(scene: Scene, n: int, head: int, k: int) -> tuple[list[str], list[str]]:
    """The features of ending the phrase of quantity `n` with token `k`, and those of going on from it."""
    facts = _facts(scene, n, head, k)
    if facts["there"] == "و":
        return _stop(facts) + _stop_and(facts), _go(facts) + _go_and(facts)
    return _stop(facts), _go(facts)


def _facts(scene: Scene, n: int, head: int, k: int) -> dict[str, str]:
    first, last = scene.spans[n]
    right = head >= last
    size = len(scene.tokens)
    cls = scene.classes[k]
    following = scene.classes[k + 1] if k + 1 < size else None
    beyond_like = scene.classes[k + 2].like if k + 2 < size else -2
    word, following_word = scene.word(k), scene.word(k + 1)
    return {
        "sort": unit_sort(scene, n),
        "side": "R" if right else "L",
        "here": scene.signs[k],
        "there": scene.sign(k + 1),
        "beyond": scene.sign(k + 2),
        "beyond2": scene.sign(k + 3),
        "length": str(min(k - head + 1, 6)),
        "head": lemma(scene.word(head)),
        "word": word,
        "lemma": lemma(word),
        "word_ending": word[-2:],
        "following": following_word,
        "following_ending": following_word[-3:],
        "following_word_ending": following_word[-2:],
        "beyond_word": scene.word(k + 2),
        "ezafe": str(round(cls.ezafe * 5)),
        "following_ezafe": str(round(following.ezafe * 4)) if following else "-",
        "like": str(cls.like),
        "following_like": str(following.like) if following else "-2",
        "beyond_like": str(beyond_like),
        "same_like": str(beyond_like == cls.like),
        "to_number": "-" if right else str(min(first - k - 1, 5)),
    }
