"""Extractors: clean text in, drafts of figures out."""

from .figure import Draft, extract

__all__ = ["Draft", "extract"]
