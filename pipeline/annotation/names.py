"""Names of files for documents: whatever an id holds, a name in the folder and nowhere else."""

import re
import unicodedata

LONGEST = 100
"""Letters of a name, which are at most 200 bytes in Persian; file systems take 255."""
_NOT_IN_A_NAME = re.compile(r"[^\w.-]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.I)  # names of devices on Windows


class Names:
    """Gives every document a name of its own, also where letters of either case are one."""

    def __init__(self, *, ascii_only: bool = False, taken: tuple[str, ...] = ()) -> None:
        self._ascii_only = ascii_only
        self._taken = {name.casefold() for name in taken}

    def of(self, document: str) -> str:
        """A name for the id: its letters, digits, _, - and full stops, the rest as _; numbered where it is taken."""
        text = unicodedata.normalize("NFC", document)
        if self._ascii_only:
            text = text.encode("ascii", "replace").decode().replace("?", "_")
        name = _NOT_IN_A_NAME.sub("_", text[: 10 * LONGEST]).strip("._")[:LONGEST].rstrip(".") or "document"
        while len(name.encode()) > 2 * LONGEST:
            name = name[:-1]
        if _RESERVED.match(name):
            name = f"_{name}"
        free, number = name, 1
        while free.casefold() in self._taken:
            number += 1
            free = f"{name}-{number}"
        self._taken.add(free.casefold())
        return free
