"""The province that a place lies in, for the chart of provinces."""

from functools import cache

from ..record import Place

PREFIX = "استان "


def province_of(place: Place | None) -> str | None:
    """The province of Iran that the place is, or lies in; None where the gazetteer knows none, or more than one.

    A village or a hospital is in no gazetteer, and «ایران» is no province.
    """
    return None if place is None else _province(place.name.removeprefix(PREFIX), place.level)


@cache
def _province(name: str, level: str | None) -> str | None:
    from ...extractors.places.gazetteer import gazetteer

    if level not in ("province", "county", "city"):
        return None
    found = gazetteer().find(name)
    if found is None or level not in found.levels or len(found.within) != 1:
        return None
    return next(iter(found.within))
