"""Statuses: whether a figure is actual, planned or hypothetical."""

from .status import status_of

__all__ = ["status_of"]
