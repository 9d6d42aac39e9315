"""The values of a JSON object or of a row → an article."""

import datetime
from collections.abc import Mapping
from typing import Any

from ..article import Article
from .dates import jalali_day
from .encoding import NotText, decode

REQUIRED = ("id", "text")
OPTIONAL = ("title", "source", "published")
NAMES = (*REQUIRED, *OPTIONAL)
LONGEST = 10_000
"""Characters of an id, a title, a source or a date: each figure repeats them, and no real one is as long."""


def article_of_values(values: Mapping[str, Any], called: Mapping[str, str]) -> Article:
    """The article of values by our names; `called`: what the user's file calls them, where it is another name.

    Raises ValueError with one sentence that names the key as the file does.
    """
    strings = {}
    for name in NAMES:
        key = called.get(name, name)
        value = values.get(name)
        if value is not None:
            strings[name] = _string(value, key, name)
            if name != "text" and len(strings[name]) > LONGEST:
                raise ValueError(f'"{key}" is {len(strings[name]):,} characters long, and {LONGEST:,} are the most')
        elif name in REQUIRED:
            raise ValueError(f'has no "{key}"')
    if not strings["text"].strip():
        raise ValueError(f'"{called.get("text", "text")}" is empty')
    return Article(**strings)


def _string(value: Any, key: str, name: str) -> str:
    match value:
        case str():
            return value
        case bytes():
            try:
                return decode(value).text
            except NotText as reason:
                raise ValueError(f'"{key}" {reason}') from None
        case datetime.date() if name != "text":
            return jalali_day(value)
        case int() if name != "text" and not isinstance(value, bool):
            return str(value)  # an id 17, a year 1399
    raise ValueError(f'"{key}" is {_type(value)}, and a string is needed')


def _type(value: Any) -> str:
    names = {bool: "true or false", dict: "an object", list: "a list"}
    return names.get(type(value), "a number")
