"""Items: the noun phrase that a quantity counts or measures."""

from .item import Item, find_item, weigh
from .scene import read_scene
from .told import Told

__all__ = ["Item", "Told", "find_item", "read_scene", "weigh"]
