"""The words by which places are told, as look-up sets (`places.toml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from .gazetteer import words

# Levels that the record knows; regions of the world, sites and parts are "other".
LEVELS = ("country", "province", "county", "city", "village", "other")
QUOTES = frozenset("«»\"“”'")


@dataclass(frozen=True)
class Vocabulary:
    """`places.toml` as look-up sets."""

    cue: Mapping[str, str]
    back: Mapping[str, str]
    pointing: frozenset[str]
    ministry: frozenset[str]
    counts: frozenset[str]
    ours: frozenset[str]
    direction: frozenset[str]
    village: frozenset[str]
    building: frozenset[str]
    numbered: frozenset[str]
    stop: frozenset[str]
    titles: frozenset[str]
    scale: frozenset[str]
    of_many: frozenset[str]
    light: frozenset[str]
    heads: frozenset[str]
    before: frozenset[str]
    offices: frozenset[str]
    agencies: frozenset[str]
    agency_before: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The words, read when first asked for."""
    data = words()
    named = {name: frozenset(listed.split()) for name, listed in data["site"].items()}
    plain = named.pop("plain")  # asked for only as heads like the others
    return Vocabulary(
        cue=_by_word(data["cue"]),
        back=_by_word(data["back"]),
        pointing=frozenset(data["back"]["pointing"].split()),
        ministry=frozenset(data["back"]["ministry"].split()),
        counts=frozenset(data["back"]["counts"].split()),
        ours=frozenset(data["back"]["ours"].split()),
        direction=frozenset(data["direction"]["words"].split()),
        heads=named["village"] | plain | named["building"],
        agencies=frozenset(data["agency"]["places"].split()),
        agency_before=frozenset(data["agency"]["before"].split()),
        offices=frozenset(data["post"]["offices"].split()),
        before=frozenset(data["not"]["before"].split()),
        **named,
    )


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    """Word → level."""
    return {word: level for level in (*LEVELS, "foreign") for word in table.get(level, "").split()}
