"""What the inputs of a command hold."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .says import fail

if TYPE_CHECKING:
    from ..article import Article
    from ..readers import Problem, ReadOptions


def articles_of(inputs: Sequence[str], options: "ReadOptions | None" = None) -> "Iterator[Article | Problem]":
    """The articles of the inputs and what is wrong with them; what no input can be read without ends the command."""
    from ..readers import CannotList, read

    try:
        yield from read(inputs, options)
    except CannotList as wrong:
        fail(str(wrong))
