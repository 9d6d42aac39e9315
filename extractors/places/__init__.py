"""Places: where a figure is about."""

from ..slots import Place
from .finder import find_mentions
from .mention import Mention
from .place import places_of

__all__ = ["Mention", "Place", "find_mentions", "places_of"]
