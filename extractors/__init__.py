"""Extractors: clean text in, drafts of figures out."""

from .document import Document
from .draft import Draft
from .figure import extract

__all__ = ["Document", "Draft", "extract"]
