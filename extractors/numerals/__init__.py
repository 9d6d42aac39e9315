"""Numerals: every number of a text, its value, and whether it may be a figure."""

from .numeral import Numeral, read_numerals

__all__ = ["Numeral", "read_numerals"]
