"""What a reader has to say about its input."""

import re
from typing import NamedTuple

_ADDRESS = re.compile(r"0x[0-9a-f]+")
LONGEST = 300
"""Code points of an error that are shown: some hold all the text that they are about."""


class Problem(NamedTuple):
    """One sentence for the user: where, what is wrong, and what became of it.

    `lost` is true where some input could not be read (the exit code of the command line then says so), false where
    everything was read and the user should only know how.
    """

    place: str
    why: str
    lost: bool = True

    def __str__(self) -> str:
        return f"{printable(self.place)}: {printable(self.why)}"


def printable(text: str) -> str:
    """The text on one line, without control characters or half characters: file names may hold anything."""
    return "".join(c if c.isprintable() or c == "\u200c" else "\ufffd" for c in text)


def failure(bug: BaseException) -> str:
    """The sentence on what should not happen, without addresses, which differ from run to run."""
    told = _ADDRESS.sub("0x…", repr(bug))
    return f"failed inside arqam, please report it ({told if len(told) <= LONGEST else told[:LONGEST] + '…'})"


def is_failure(error: BaseException) -> bool:
    """Whether something failed, and nobody wants us to end; what Rust raises when it gives up is no Exception."""
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"


def reason(error: OSError | ValueError) -> str:
    """What the system says went wrong, without its number and without the file's name."""
    return (getattr(error, "strerror", None) or str(error)).lower()
