"""Scopes: of which numbers a rule of reading can be true at all, so that it is not asked about the others."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """Numbers in digits or in words, with or without a unit behind them (None: either), of one form, of one word; the
    empty value is any."""

    digits: bool | None = None
    form: str = ""
    key: str = ""
    counted: bool | None = None

    def holds(self, digits: bool, form: str, key: str, counted: bool) -> bool:
        """Whether a number is in the scope."""
        alike = self.digits in (None, digits) and self.counted in (None, counted)
        return alike and self.form in ("", form) and self.key in ("", key)


_SCOPES: dict[object, Scope] = {}


def only[R: Callable[..., bool]](
    digits: bool | None = None, form: str = "", key: str = "", counted: bool | None = None
) -> Callable[[R], R]:
    """Say of a rule which numbers it is for."""

    def said(rule: R) -> R:
        _SCOPES[rule] = Scope(digits, form, key, counted)
        return rule

    return said


def scope_of(rule: object) -> Scope:
    """The scope of a rule; any number where nothing was said."""
    return _SCOPES.get(rule, Scope())
