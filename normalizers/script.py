"""Classes of characters of the Arabic script, written to stand inside […] of a pattern."""

import re
from collections.abc import Mapping

# Letters of Arabic, Persian and their neighbours; tatweel, marks and digits left out.
LETTER = "\u0621-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f"
# Ligatures and positional forms that old encodings and PDF files leave behind.
PRESENTATION = "\ufb50-\ufbb1\ufbd3-\ufc5d\ufc64-\ufcf1\ufcf5-\ufd3d\ufd50-\ufdfc\ufe80-\ufefc"
# Vowel signs, tanwin, shadda, sukun, hamza and madda above, superscript alef, Quranic signs, and their own forms.
MARK = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
MARK += "\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe7f"
DIGIT = "0-9\u06f0-\u06f9\u0660-\u0669\uff10-\uff19"
ZWNJ = "\u200c"
BROKEN = "\ufffd"


def replaced(text: str, odd: re.Pattern[str], table: Mapping[str, str]) -> str:
    """`text` with each character that `odd` finds as `table` tells it.

    One sort after the other: a text holds few of them, and a `str.replace` is faster than any pass over all characters.
    """
    for found in {match[0] for match in odd.finditer(text)}:
        text = text.replace(found, table[found])
    return text
