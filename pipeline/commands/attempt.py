"""One article in a million must not cost a night's work: what fails on it is told, and the rest goes on."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ..readers.problem import Problem, failure
from .says import Complaints

if TYPE_CHECKING:
    from ..article import Article


def attempt[T](work: "Callable[[Article], Sequence[T]]", article: "Article", complaints: Complaints) -> Sequence[T]:
    """What `work` makes of the article; nothing, and a complaint, where it fails."""
    try:
        return work(article)
    except Exception as bug:
        complaints.add(Problem(article.id, failure(bug)))
        return ()
