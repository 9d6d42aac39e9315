"""Organisations: the body that does, owns or pays what is counted."""

from ..slots import Organization
from .organization import organizations_of

__all__ = ["Organization", "organizations_of"]
