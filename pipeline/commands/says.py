"""How commands talk to the user beside their output: on standard error, a sentence each, and by exit code."""

import sys
from collections import Counter
from typing import NoReturn

import typer

from ..readers.problem import Problem, printable

SOME_INPUT_REJECTED = 1
COULD_NOT_RUN = 2
SHOWN_PER_SOURCE = 20


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def fail(sentence: str, code: int = COULD_NOT_RUN) -> NoReturn:
    """End the command with one sentence and an exit code."""
    say(f"arqam: {printable(sentence)}")
    raise typer.Exit(code)


def many(count: int, what: str) -> str:
    """«1 article», «2,000 articles»."""
    return f"{count:,} {what}{'s' * (count != 1)}"


class Complaints:
    """Shows problems as they come, the first twenty of each input, and counts all of them."""

    def __init__(self) -> None:
        self.lost = 0
        self._per_source: Counter[str] = Counter()

    def add(self, problem: Problem) -> None:
        self.lost += problem.lost
        source = problem.place.rpartition(":")[0] or problem.place
        self._per_source[source] += 1
        if self._per_source[source] <= SHOWN_PER_SOURCE:
            say(f"{'arqam' if problem.lost else 'arqam: note'}: {problem}")

    def close(self) -> None:
        """Says how many more there were, and how much input was lost."""
        for source, count in self._per_source.items():
            if count > SHOWN_PER_SOURCE:
                say(f"arqam: {printable(source)}: {count - SHOWN_PER_SOURCE:,} more of these")
        if self.lost:
            say(f"arqam: {self.lost:,} input{'s' * (self.lost > 1)} could not be read; all others were")
