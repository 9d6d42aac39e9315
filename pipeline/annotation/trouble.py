"""Which characters a tool cannot hold, and what is written for them."""

import re
import unicodedata

from .stand_ins import StandIns

NUL: StandIns = {re.compile("\0"): "\ufffd"}
"""Label Studio and doccano keep their data in databases; PostgreSQL takes no NUL in text or JSON."""


def _simple(character: str) -> str:
    """The plain letter or digit that a character is a form of («𝟛» is 3), else □."""
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 and plain.isalnum() and plain < "\uffff" else "\u25a1"


_LINE_ENDS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
BRAT: StandIns = {
    re.compile("[\U00010000-\U0010ffff]"): lambda found: _simple(found[0]),
    re.compile("\r(?=\n)"): " ",
    re.compile("\r"): "\n",
    re.compile(f"[{_LINE_ENDS}\t]"): " ",
    re.compile("\0"): "\ufffd",
    re.compile(r"\A\ufeff"): " ",
}
"""brat's page counts UTF-16 code units and its server code points, so characters that are two units become others:
digits and letters in a fancy form plain ones, emoji □.

It opens files with universal newlines, which would make one character of \\r\\n, and parts the lines of an .ann where
Python's `splitlines` does, U+2028 and a form feed among them (`open_textfile` and `_parse_ann_file` of its
annotation.py). A mark at the beginning of a file (U+FEFF) is taken off by most readers.
"""
