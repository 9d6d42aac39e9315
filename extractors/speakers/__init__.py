"""Speakers: who says what a figure tells."""

from ..slots import Speaker
from .speaker import speakers_of

__all__ = ["Speaker", "speakers_of"]
