"""Normalisers: raw text in, clean text out, and the way back from every clean character to the raw one."""

from .alignment import Aligned, Change, Edit, Stage
from .chain import DEFAULT_STAGES, STAGES, normalize
from .lexicon import Lexicon, lexicon

__all__ = ["DEFAULT_STAGES", "STAGES", "Aligned", "Change", "Edit", "Lexicon", "Stage", "lexicon", "normalize"]
