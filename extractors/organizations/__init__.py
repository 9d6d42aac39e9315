"""Organisations: the body that does, owns or pays what is counted."""

from .organization import Organization, organizations_of

__all__ = ["Organization", "organizations_of"]
