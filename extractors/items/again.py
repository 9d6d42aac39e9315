"""What the figures told before say about an item: that a list goes on, or that one of their items is meant again."""

from collections.abc import Sequence

from ..distance import near
from .head import IN_PHRASE, NEAR, TO_NOUN, Head, Side
from .sort import may_be_counted_in_persons, noun_kind
from .told import Told, items_before, persons_before

_BACK = 4  # figures looked back to for the same noun
# Of the figure before, of the noun's being told before, of its side, of its place: the order of `nouns_told`.
TOLD = ("last_how", "join", "was", "was_here", "side", "at", "owned", "group", "inside")
_OWNED, _GROUP, _INSIDE = TO_NOUN.index("owned"), TO_NOUN.index("group"), IN_PHRASE.index("inside")


def last_told(head: Head, told: Sequence[Told]) -> dict[str, str]:
    """How the figure before got its item, and what stands between: lists go on as they began."""
    if not told:
        return {"last_how": "-", "join": "-"}
    last, scene = told[-1], head.scene
    how = last.how + ("=" if last.sort == head.sort else "~")
    if last.scene is not scene:
        return {"last_how": how, "join": "other"}
    gap = range(scene.spans[last.n][1], head.first)
    if len(gap) <= 3:
        return {"last_how": how, "join": "".join([scene.signs[j] for j in gap])}
    return {"last_how": how, "join": "near" if len(gap) < 9 else "far"}


def nouns_told(head: Head, sides: Sequence[Side], told: Sequence[Told]) -> tuple[list[tuple[str, ...]], list[int]]:
    """What the figures before say of the nouns beside a quantity, and what is asked together with that.

    Gives the values of `TOLD` that there are, and which of them each noun has, for many have the same. `was` tells
    whether a figure before counts the same noun, how far back and of the same sort; `was_here` in this sentence.
    """
    was: dict[str, tuple[str, str]] = {}
    for steps, one in enumerate(reversed(told[-_BACK:])):
        was.setdefault(one.head, (f"{steps}{one.sort == head.sort}", str(one.scene is head.scene)))
    words, nothing = head.scene.words, ("-", "-")
    numbers: dict[tuple[str, tuple[str, str], str, str, str], int] = {}
    which = [
        numbers.setdefault(
            (side.name, was.get(words[k].lemma, nothing), way[_OWNED], way[_GROUP], signs[_INSIDE]), len(numbers)
        )
        for side in sides
        for k, signs, way in zip(side.ks, side.signs, side.ways, strict=True)
    ]
    last = last_told(head, told)
    values: list[tuple[str, ...]] = [
        (last["last_how"], last["join"], *again, side, head.sort + side, owned, group, inside)
        for side, again, owned, group, inside in numbers
    ]
    return values, which


def carried(head: Head, told: Sequence[Told]) -> list[tuple[Told, dict[str, str]]]:
    """The items of the figures before that may be meant again, each with its facts."""
    offered = items_before(told)
    if head.personal:
        offered = [(steps, one) for steps, one in offered if may_be_counted_in_persons(one.head)]
        items = {one.item for _, one in offered}
        offered += [(steps, one) for steps, one in enumerate(persons_before(head.scene)) if one.item not in items]
    first_same = next((steps for steps, one in offered if one.sort == head.sort), -1)
    return [(one, _carried(head, one, steps, first_same)) for steps, one in offered]


def _carried(head: Head, one: Told, steps: int, first_same: int) -> dict[str, str]:
    here = one.scene is head.scene
    return {
        "word": one.head,
        "kind": noun_kind(one.head),
        "how": one.how,
        "steps": str(steps),
        "same": "same" if one.sort == head.sort else one.sort,
        "where": "here" if here else "before",
        "distance": near(head.first - head.scene.spans[one.n][1], NEAR) if here else "x",
        "first_same": str(first_same == steps),
    }
