"""Quantities: numerals with bound, unit, currency and rate."""

from .quantity import Quantity, measure
from .series import quantities
from .unit import Unit, Units, load_units

__all__ = ["Quantity", "Unit", "Units", "load_units", "measure", "quantities"]
