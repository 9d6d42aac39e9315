"""Places: where a figure is about."""

from .mention import Mention, find_mentions
from .place import Place, places_of

__all__ = ["Mention", "Place", "find_mentions", "places_of"]
