"""The report: articles with their figures highlighted, a table, charts and claims, in one page of its own."""

from .claims import Gathered
from .rendering import page
from .selection import Limits, Selection
from .sheet import Sheet

__all__ = ["Gathered", "Limits", "Selection", "Sheet", "page"]
