"""Entities: the persons, organisations and places that clean text names."""

from .entity import Entity, EntityModel
from .loading import load_model

__all__ = ["Entity", "EntityModel", "load_model"]
