"""Scopes: of which numbers a rule of reading can be true at all, so that it is not asked about the others."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """Numbers in digits or in words (None: either), of one form, of one word; the empty value is any."""

    digits: bool | None = None
    form: str = ""
    key: str = ""

    def holds(self, digits: bool, form: str, key: str) -> bool:
        """Whether a number is in the scope."""
        return self.digits in (None, digits) and self.form in ("", form) and self.key in ("", key)


_SCOPES: dict[object, Scope] = {}


def only[R: Callable[..., bool]](digits: bool | None = None, form: str = "", key: str = "") -> Callable[[R], R]:
    """Say of a rule which numbers it is for."""

    def said(rule: R) -> R:
        _SCOPES[rule] = Scope(digits, form, key)
        return rule

    return said


def scope_of(rule: object) -> Scope:
    """The scope of a rule; any number where nothing was said."""
    return _SCOPES.get(rule, Scope())
