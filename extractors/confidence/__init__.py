"""Confidence: how likely a figure is right in value, unit, kind and the head of its item."""

from .confidence import confidence_of, features

__all__ = ["confidence_of", "features"]
