"""What the bodies of the figures before tell about a figure, and about a body that may be its own."""

from collections.abc import Sequence

from ..scoring.sums import FactNames, Values

NONE = -1  # in the place of a body
TOLD_OF_FIGURE: FactNames = ("last", "last2", "filled")
TOLD_OF_BODY: FactNames = ("same_last", "was")
TOLD = frozenset((*TOLD_OF_FIGURE, *TOLD_OF_BODY))


def told_of_figure(told: Sequence[int]) -> Values:
    """Whether those before a figure have bodies, NONE for none."""
    last = "start" if not told else "none" if told[-1] < 0 else "body"
    last2 = "start" if len(told) < 2 else "none" if told[-2] < 0 else "body"
    return last, last2, str(sum([body >= 0 for body in told[-6:]]))


def told_of_body(told: Sequence[int], number: int) -> Values:
    """Whether the figure before has body `number`, and some before it."""
    return str(told[-1] == number) if told else "start", str(number in told[-8:])
