"""What a reader has to say about its input."""

from typing import NamedTuple


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


def reason(error: OSError | ValueError) -> str:
    """What the system says went wrong, without its number and without the file's name."""
    return (getattr(error, "strerror", None) or str(error)).lower()
