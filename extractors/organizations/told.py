"""What the bodies of the figures before tell about a figure, and about a body that may be its own."""

from collections.abc import Sequence

from ..items.templates import Facts

NONE = -1  # in the place of a body
TOLD = frozenset(("last", "last2", "filled", "same_last", "was"))


def told_of_figure(told: Sequence[int]) -> Facts:
    """Whether those before a figure have bodies, NONE for none."""
    last = told[-1] if told else None
    return {
        "last": "start" if last is None else "none" if last < 0 else "body",
        "last2": "start" if len(told) < 2 else "none" if told[-2] < 0 else "body",
        "filled": str(sum(body >= 0 for body in told[-6:])),
    }


def told_of_body(told: Sequence[int], number: int) -> Facts:
    """Whether the figure before has body `number`, and some before it."""
    return {"same_last": str(told[-1] == number) if told else "start", "was": str(number in told[-8:])}
