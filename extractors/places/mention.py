"""A mention of a place in clean text."""

from typing import NamedTuple


class Mention(NamedTuple):
    """A place told at text[start:end], its class noun included.

    `name` is how it is given out, `key` the same for all spellings. `form` tells how it is told: "name", "cued" (with
    its class noun), "adjective", "back" (pointing back: «این استان»; its name is empty until a document is read),
    "part" (a part of a place: «شرق استان»), "site" (head and words), "joint" (several names as one). `cue` is the
    level of the class noun, or ""; `first` the number of its first token.
    """

    start: int
    end: int
    name: str
    key: str
    level: str
    form: str
    cue: str = ""
    doubtful: bool = False
    within: frozenset[str] = frozenset()
    head: str = ""
    known: tuple[str, ...] = ()
    first: int = 0
