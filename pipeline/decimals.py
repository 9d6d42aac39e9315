"""Exact decimal numbers, written as JSON numbers: 218000 and 0.5, never "218000" and never 2.18E+5."""

import json
from decimal import Decimal
from typing import Any

_scalar = json.JSONEncoder(ensure_ascii=False).encode


def plain(value: Decimal) -> str:
    """The number in digits alone: no exponent, no trailing zeros, every digit kept."""
    if value == 0:
        return "0"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def json_number(value: Decimal) -> int | float:
    """The number for writers that know no decimals: an exact integer, or the nearest float."""
    return int(value) if value == value.to_integral_value() else float(value)


def to_json(value: Any) -> str:
    """JSON text of dicts, lists and scalars; decimals keep every digit, which the standard library cannot do."""
    match value:
        case Decimal():
            return plain(value)
        case dict():
            return "{" + ", ".join(f"{to_json(str(key))}: {to_json(inner)}" for key, inner in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(to_json, value)) + "]"
        case _:
            return _scalar(value)


def from_json(text: str) -> Any:
    """The value of a JSON text, its numbers as exact decimals where they are no integers.

    Raises ValueError with one sentence for anything that is no JSON: broken, nested without end, or holding an integer
    of more digits than Python reads (4,300).
    """
    try:
        return json.loads(text, parse_float=Decimal)
    except json.JSONDecodeError as broken:
        raise ValueError(f"is not valid JSON ({broken.msg.lower()} at character {broken.pos + 1})") from None
    except RecursionError:
        raise ValueError("is not valid JSON for us (nested too deep)") from None
    except ValueError:
        raise ValueError("holds a number of more than 4,300 digits") from None
