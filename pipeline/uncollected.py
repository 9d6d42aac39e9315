"""The garbage collector at rest while an article is read.

Reading makes many small objects and next to no cycles, which are all that the collector frees. In a long text it would
go through everything in memory, word lists and all, again and again: a tenth of the time, and more the longer the text.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Nothing is collected meanwhile; afterwards it is as it was (a collector that was off stays off)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
