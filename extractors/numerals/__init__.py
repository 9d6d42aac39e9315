"""Numerals: every number of a text, its value, and whether it may be a figure."""

from .numeral import Numeral, cardinals, read_numerals

__all__ = ["Numeral", "cardinals", "read_numerals"]
