"""Speakers: who says what a figure tells."""

from .speaker import Speaker, speakers_of

__all__ = ["Speaker", "speakers_of"]
