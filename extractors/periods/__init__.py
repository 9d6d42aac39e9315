"""Periods: times that a text tells, their dates, and the figures they belong to."""

from ..slots import Period
from .calendar import to_gregorian
from .period import periods_of

__all__ = ["Period", "periods_of", "to_gregorian"]
