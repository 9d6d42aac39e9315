"""What the figures told before say about an item: that a list goes on, or that one of their items is meant again."""

from collections.abc import Sequence

from ..distance import near
from .head import NEAR, Head, Noun
from .sort import may_be_counted_in_persons, noun_kind
from .told import Told, items_before, persons_before

_BACK = 4  # figures looked back to for the same noun


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


def told_facts(head: Head, nouns: Sequence[Noun], told: Sequence[Told]) -> dict[str, list[str]]:
    """Whether one of the figures before counts the same noun: how far back and of the same sort, in this sentence; and
    what of a noun is asked together with the figures before."""
    was: dict[str, tuple[str, str]] = {}
    for steps, one in enumerate(reversed(told[-_BACK:])):
        was.setdefault(one.head, (f"{steps}{one.sort == head.sort}", str(one.scene is head.scene)))
    found = [was.get(word[0], ("-", "-")) for word, _, _, _ in nouns]
    return {
        "was": [steps for steps, _ in found],
        "was_here": [here for _, here in found],
        "side": [place[0] for _, _, _, place in nouns],
        "at": [place[1] for _, _, _, place in nouns],
        "owned": [place[5] for _, _, _, place in nouns],
        "group": [way.group for _, _, way, _ in nouns],
        "inside": [beside[0] for _, beside, _, _ in nouns],
    }


def carried(head: Head, told: Sequence[Told]) -> tuple[list[Told], dict[str, list[str]]]:
    """The items of the figures before that may be meant again, and their facts."""
    offered = items_before(told)
    if head.personal:
        offered = [(steps, one) for steps, one in offered if may_be_counted_in_persons(one.head)]
        items = {one.item for _, one in offered}
        offered += [(steps, one) for steps, one in enumerate(persons_before(head.scene)) if one.item not in items]
    first_same = next((steps for steps, one in offered if one.sort == head.sort), -1)
    ones = [one for _, one in offered]
    here = [one.scene is head.scene for one in ones]
    return ones, {
        "word": [one.head for one in ones],
        "kind": [noun_kind(one.head) for one in ones],
        "how": [one.how for one in ones],
        "steps": [str(steps) for steps, _ in offered],
        "same": ["same" if one.sort == head.sort else one.sort for one in ones],
        "where": ["here" if is_here else "before" for is_here in here],
        "distance": [
            near(head.first - head.scene.spans[one.n][1], NEAR) if is_here else "x"
            for one, is_here in zip(ones, here, strict=True)
        ],
        "first_same": [str(first_same == steps) for steps, _ in offered],
    }
