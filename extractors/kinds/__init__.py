"""Kinds: the catalogue, and which kind a figure is of."""

from .catalogue import Catalogue, builtin_catalogue
from .kind import kind_of

__all__ = ["Catalogue", "builtin_catalogue", "kind_of"]
