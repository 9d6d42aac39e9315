"""How figures are shown to people: the stretches of a text, colours by kind, and words for what a record says in codes.

Pages, notebooks and reports share it, so that a kind has one colour and one name wherever it is seen.
"""

from .colours import Colour, colour, colour_class, style_sheet
from .labels import Language, kind_labels, label, number, value
from .stretches import Stretch, stretches

__all__ = [
    "Colour",
    "Language",
    "Stretch",
    "colour",
    "colour_class",
    "kind_labels",
    "label",
    "number",
    "stretches",
    "style_sheet",
    "value",
]
