"""Words as they are looked for: spelled with Arabic letters or Persian ones, with a ZWNJ or without, they are one."""

import re
import unicodedata

_LETTERS = str.maketrans(
    "يىئكةۀأإآؤ" + "۰۱۲۳۴۵۶۷۸۹" + "٠١٢٣٤٥٦٧٨٩",
    "یییکههاااو" + "0123456789" * 2,
    "ـءٰ\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0654",
)
_JOINED = re.compile("\\w+(?:\u200c+\\w+)+")
_WORD = re.compile(r"\w+")
MOST_WORDS = 20


def folded(text: str) -> str:
    """The words of a text for the index: «کتاب‌هاي ۳» → "کتاب های 3 کتابهای". A word with a ZWNJ also stands joined."""
    plain = unicodedata.normalize("NFKC", text).translate(_LETTERS).casefold()
    joined = [found.group().replace("\u200c", "") for found in _JOINED.finditer(plain)]
    return " ".join([*_WORD.findall(plain.replace("_", " ")), *joined])


def words_of(query: str) -> list[str]:
    """The words that somebody looks for, twenty of them at most."""
    plain = unicodedata.normalize("NFKC", query).translate(_LETTERS).casefold()
    return _WORD.findall(plain.replace("_", " "))[:MOST_WORDS]
