"""Statuses: whether a figure is actual, planned or hypothetical."""

from .learnt import statuses_of
from .status import status_of

__all__ = ["status_of", "statuses_of"]
