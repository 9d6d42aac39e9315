"""Pieces of text: tokens as the grammar of numerals wants them, glued number words taken apart."""

from dataclasses import dataclass

from ..token import tokenize
from .digits import read_digits
from .words import ZWNJ, Word, lexicon, split

# One character for one, so that offsets stay: Arabic letters, the digits of all three scripts, invisible marks. Clean
# text has none of them; numerals are read in any text.
_FOLD = str.maketrans(
    "يىكةٱأإؤ٠١٢٣٤٥٦٧٨٩0123456789\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad",
    "ییکهاااو" + "۰۱۲۳۴۵۶۷۸۹" * 2 + "\u200c" * 13,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A token, or a part of a glued one. `key` is its text without ZWNJ; `word` is set where it is worth a number."""

    start: int
    end: int
    key: str
    sort: str
    word: Word | None = None


def pieces(text: str) -> list[Piece]:
    """The words, numbers and marks of `text`, glued number words taken apart. Offsets are those of `text`."""
    found: list[Piece] = []
    words = lexicon()
    for token in tokenize(text.translate(_FOLD)):
        start, end, part = token.start, token.end, token.text
        if token.sort == "number":
            value = read_digits(part)
            found.append(Piece(start, end, part, "number", None if value is None else Word(value, "digits")))
        elif token.sort == "mark":
            found.append(Piece(start, end, part, "mark"))
        elif spans := split(part, bool(found) and found[-1].word is not None and start - found[-1].end < 2):
            for a, b in spans:
                key = part[a:b].replace(ZWNJ, "")
                found.append(Piece(start + a, start + b, key, "word", words.get(part[a:b])))
        else:
            found.append(Piece(start, end, part.replace(ZWNJ, ""), "word"))
    return found
