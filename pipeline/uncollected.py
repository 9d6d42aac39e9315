"""The garbage collector at rest while an article is read.

Reading makes many small objects and next to no cycles, which are all that the collector frees. In a long text it would
go through everything in memory, word lists and all, again and again: a tenth of the time, and more the longer the text.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class _Rest:
    """How many read now, in all threads, and whether the collector was on before the first of them."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.readers = 0
        self.was_on = False


_REST = _Rest()


@contextmanager
def uncollected() -> Iterator[None]:
    """Nothing is collected till the last reader is through; then it is as it was (a collector that was off stays off).

    Were each thread to put back what it met itself, one that began in the midst of another's reading would leave the
    collector off for good.
    """
    with _REST.lock:
        if not _REST.readers:
            _REST.was_on = gc.isenabled()
            gc.disable()
        _REST.readers += 1
    try:
        yield
    finally:
        with _REST.lock:
            _REST.readers -= 1
            if not _REST.readers and _REST.was_on:
                gc.enable()
