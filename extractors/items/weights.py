"""The learnt weights of the item finder, as tables (see `training/items.py`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..parts import PartScorer
from ..scorer import Scorer
from ..table import Table, part_of, read_tables, table_of
from .extent import ANSWERS
from .head import NOUN
from .head_templates import of_carried, of_classifier, of_noun

_TOLD = {"last_how", "join", "was", "was_here"}  # facts about figures told before


@dataclass(frozen=True, slots=True)
class Scorers:
    """`noun` adds up what is known of a noun before other figures are told, `told` what they say; a phrase goes on or
    stops by `step`, and where an «و» follows by `joined` as well."""

    noun: PartScorer
    told: Scorer
    classifier: Scorer
    carried: Scorer
    step: Scorer
    joined: Scorer


@cache
def scorers() -> Scorers:
    """Those that lie in the package."""
    here = Path(__file__)
    head = {"noun": of_noun.names, "classifier": of_classifier.names, "carried": of_carried.names}
    extent = {name: stop.names for name, (stop, _) in ANSWERS.items()}
    return _scorers(read_tables(here.with_name("head.npz"), head) | read_tables(here.with_name("extent.npz"), extent))


def scorers_of(head: Mapping[str, float], extent: Mapping[str, float]) -> Scorers:
    """Those of weights told by features as strings."""
    templates = {"noun": of_noun, "classifier": of_classifier, "carried": of_carried}
    tables = {name: table_of([(one, head)]) for name, one in templates.items()}
    tables |= {name: table_of([(stop, extent), (go, extent)]) for name, (stop, go) in ANSWERS.items()}
    return _scorers(tables)


def _scorers(tables: Mapping[str, Table]) -> Scorers:
    noun = tables["noun"]
    return Scorers(
        noun=PartScorer(part_of(noun, lambda names: _TOLD.isdisjoint(names)), NOUN),
        told=Scorer(part_of(noun, lambda names: not _TOLD.isdisjoint(names))),
        **{name: Scorer(tables[name]) for name in ("classifier", "carried", "step", "joined")},
    )
