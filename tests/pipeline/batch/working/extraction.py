"""Ways to extract that workers are given in tests: quick ones, and ones that hang, die or raise."""

import os
import re
import signal
import time
from decimal import Decimal
from functools import partial
from pathlib import Path

from arqam.pipeline.record import Figure, Quantity, Quote, figure_id


def quick():
    return figures


def figures(article):
    """Every run of digits is a figure; a second one of the same digits repeats the first."""
    first, found = {}, []
    for number in re.finditer(r"\d+", article.text):
        name = figure_id(article.id, *number.span())
        quote = Quote(start=number.start(), end=number.end(), text=number.group())
        quantity = Quantity(low=Decimal(number.group()), high=Decimal(number.group()), unit="count")
        found.append(
            Figure(
                id=name,
                document=article.id,
                kind="other",
                item=None,
                quantity=quantity,
                quote=quote,
                sentence=quote,
                same_as=first.get(number.group()),
                confidence=1.0,
            )
        )
        first.setdefault(number.group(), name)
    return found


def slow():
    """Long enough that there is time to interrupt it."""

    def work(article):
        time.sleep(0.01)
        return figures(article)

    return work


def hostile():
    """HANG, DIE, EXIT and RAISE do what they say."""

    def work(article):
        if "HANG" in article.text:
            time.sleep(600)
        if "DIE" in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "EXIT" in article.text:
            os._exit(3)
        if "RAISE" in article.text:
            raise RuntimeError(f"of {object()}")
        return figures(article)

    return work


def unlucky(marks):
    """Dies once on every article that says UNLUCKY, as where the system takes the process."""
    return partial(_unlucky, Path(marks))


def _unlucky(marks, article):
    if "UNLUCKY" in article.text and not (marks / article.id).exists():
        (marks / article.id).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return figures(article)


def environment():
    """Finds, instead of figures, how many threads the libraries were told to use."""
    return lambda article: figures(article.model_copy(update={"text": os.environ["OPENBLAS_NUM_THREADS"]}))


def broken():
    raise ValueError("the model is on holiday")


def dead():
    os.kill(os.getpid(), signal.SIGKILL)
