"""Sentences spoilt as the PDF of a newspaper spoils them: what the normalisers cannot mend is learnt as it is."""

from collections.abc import Sequence
from random import Random

Span = tuple[int, int, str]  # start, end (exclusive), label

JOINING = frozenset("بپتثجچحخسشصضطظعغفقکگلمنهیيكئ")
_LETTERS = {"ی": "ي", "ى": "ي", "ک": "ك", "«": "»", "»": "«", "(": ")", ")": "(", "\u200c": ""}
_LATIN = dict(zip("۰۱۲۳۴۵۶۷۸۹", "0123456789", strict=True))
WRAP = 55  # letters of a line, after which it is broken at the next space


def spoil(text: str, entities: Sequence[Span], chance: Random) -> tuple[str, list[Span]]:
    """Arabic letters, no ZWNJ, U+FFFD for a kashida, mirrored marks, broken lines, a space lost before a number."""
    pieces: list[str] = []
    places: list[int] = []
    size = column = 0
    latin = chance.random() < 0.5
    for k, letter in enumerate(text):
        places.append(size)
        piece = _LETTERS.get(letter, letter)
        after = text[k + 1 : k + 2]
        if latin:
            piece = _LATIN.get(piece, piece)
        if letter == " " and 0 < k < len(text) - 1:
            if column > WRAP:
                piece, column = " \n", 0
            elif _arabic(text[k - 1]) and after.isdigit() and chance.random() < 0.04:
                piece = ""
        if piece and letter in JOINING and _arabic(after) and chance.random() < 0.06:
            piece += "\ufffd" * chance.choice((1, 2))
        column += len(piece)
        pieces.append(piece)
        size += len(piece)
    places.append(size)
    return "".join(pieces), [(places[start], places[end], label) for start, end, label in entities]


def _arabic(letter: str) -> bool:
    return "\u0600" < letter < "\u06ff" and letter.isalpha()
