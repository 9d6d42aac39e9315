"""The features of «this voice says it» and of «nobody does», some at a time: each function by what it is told.

What most of them are told takes few values, so that the same is asked again and again (see `weighing.py`).
"""

from collections.abc import Callable

Features = list[str]
Part = tuple[Callable[..., Features], *tuple[object, ...]]
"""A function of this file, and what it is told."""


def of_voice(kind: str, governs: bool, how: str, since: str, main: str, persons: int) -> Features:
    """Who a voice is, and whether the figure stands under it."""
    own = [f"k={kind}", f"k={kind}|g={governs}", f"g={governs}|{how}|{since}", f"g={governs}|{how}|k={kind}"]
    return [*own, f"g={governs}|{main}|p={persons}", f"{main}|p={persons}|k={kind}"]


def of_signs(signs: str, kind: str, before: str, main: str) -> Features:
    """Where a voice says something."""
    return [signs, f"{signs}|k={kind}", f"{signs}|{before}", f"{signs}|{main}"]


def of_last(before: str, governs: bool, how: str, kind: str, since: str) -> Features:
    """Whether it says the figure before."""
    told = f"c={before}"
    return [told, f"{told}|g={governs}|{how}", f"{told}|k={kind}", f"{told}|g={governs}|{since}"]


def of_sayings(said: int, silent: bool, main: str, kind: str) -> Features:
    """How much it says."""
    return [f"said={said}|k={kind}", f"after={silent}|{main}|{kind}"]


def of_near(governs: bool, how: str, by: str, colon: bool, since: str, saying: str, kind: str) -> Features:
    """The saying that the figure stands under."""
    return [f"g={governs}|{how}|by={by}|col={colon}|{since}", f"g={governs}|{how}|by={by}|{saying}|k={kind}"]


def of_asked(asked: bool, often: str, how: str, governs: bool) -> Features:
    """Whether it is that of an interview."""
    return [f"asked={asked}|{often}", f"asked={asked}|{how}|g={governs}"]


def of_unsaid(named: int, persons: int) -> Features:
    """A voice that says nothing anywhere."""
    return [f"unsaid|n={named}|p={persons}"]


def of_governing(saying: str, by: str, how: str, colon: bool, kind: str, verb: str, cue: str) -> Features:
    """How the voice that the figure stands under says it."""
    told = [f"how={saying}|{by}|{how}|col={colon}", f"how={saying}|{how}|k={kind}"]
    return [*told, f"verb={verb}|{how}", f"cue={cue}|{how}"]


def of_head(head: str, saying: str, how: str, since: str) -> Features:
    """The first word of its name, where it is an institution."""
    return [f"head={head}|{saying}", f"head={head}|{how}|{since}"]


def of_nobody(how: str, since: str, before: str, persons: int, speaking: int, until: str) -> Features:
    """Nobody, where so many speak."""
    row = ["0", f"0last={before}", f"0gov={how}", f"0gov={how}|{since}", f"0gov={how}|last={before}", f"0p={persons}"]
    return [*row, f"0n={speaking}|{how}", f"0next={until}", f"0since={since}|last={before}"]


def of_nobody_near(sort: str, how: str, saying: str, since: str, head: str) -> Features:
    """Nobody, beside the saying of a voice."""
    return [f"0by={sort}|{how}|{saying}", f"0head={head}|{saying}", f"0head={head}|{how}|{since}"]


def of_nobody_asked(often: str, how: str) -> Features:
    """Nobody, in an interview."""
    return [f"0asked|{often}", f"0asked|{how}"]


def alone() -> Features:
    """Nobody, where there is no voice."""
    return ["0alone"]


def fact_of_all(fact: str, since: str, before: str) -> tuple[Features, Features, Features]:
    """What a fact of the sentence tells for nobody, for the voice that the figure stands under, and for another."""
    return fact_of_nobody(fact, since, before), fact_of_governing(fact, since), fact_of_other(fact)


def fact_of_nobody(fact: str, since: str, before: str) -> Features:
    """A fact of the sentence, where nobody says the figure."""
    return [f"0{fact}", f"0{fact}|{since}", *([f"0{fact}|last={before}"] if fact[0] != "w" else [])]


def fact_of_governing(fact: str, since: str) -> Features:
    """A fact of the sentence, where the voice that the figure stands under says it."""
    return [f"gov|{fact}", f"gov|{fact}|{since}"]


def fact_of_other(fact: str) -> Features:
    """A fact of the sentence, where another voice does."""
    return [f"not|{fact}"] if fact[0] != "w" else []
