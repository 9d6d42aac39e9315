"""One run at a time on a job."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Taken(ValueError):
    """Another run is at work on the job; the message is a sentence that names it."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the job while the block runs. The system lets go of it when the process ends, however it ends.

    Raises Taken, and OSError where the folder cannot be written to, or its file system knows no locks.
    """
    handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o666)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EWOULDBLOCK, errno.EACCES):
                raise
            holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip() or "unknown"
            raise Taken(
                f"{folder}: another run (process {holder}) is at work on this job; "
                "wait for its end, or choose another --job"
            ) from None
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)
