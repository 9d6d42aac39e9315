"""What comes in: one article."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

_SURROGATE = re.compile("[\ud800-\udfff]")


def encodable(text: str) -> str:
    """The text with every lone surrogate replaced by U+FFFD, one for one, so that offsets stay true.

    A lone surrogate (JSON's "\\ud800") is half a character: JSON in UTF-8, SQLite and Arrow all refuse it.
    """
    return _SURROGATE.sub("\ufffd", text)


Encodable = Annotated[str, AfterValidator(encodable)]


class Article(BaseModel):
    """An article: `text` is the raw text that all offsets count in, in code points.

    Lone surrogates in any of the strings are replaced by U+FFFD one for one; nothing else is touched, NULs included.
    `source` and `published` (a Jalali date or year, as "1398-11-18" or "1399") are handed on to the records.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Encodable
    text: Encodable
    title: Encodable | None = None
    source: Encodable | None = None
    published: Encodable | None = None
