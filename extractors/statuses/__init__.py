"""Statuses: whether a figure is actual, planned or hypothetical."""

from .learnt import statuses_of
from .status import read_all

__all__ = ["read_all", "statuses_of"]
