"""The learnt weights of the item finder, as tables (see `training/items.py`)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ..scoring.few import FewScorer
from ..scoring.parts import KNOWN, PartScorer
from ..scoring.table import Table, part_of, read_tables, table_of
from .again import TOLD
from .extent import ANSWERS, STEP
from .head import NOUN
from .head_templates import of_carried, of_classifier, of_noun

_BEFORE = {"last_how", "join", "was", "was_here"}  # facts about figures told before


@dataclass(frozen=True, slots=True)
class Scorers:
    """`noun` adds up what is known of a noun before other figures are told, `told` what they say (the
    values of `TOLD`); a phrase goes on or stops by `step`, and where an «و» follows by `joined` as well."""

    noun: PartScorer
    told: Callable[[tuple[str, ...]], float]
    classifier: FewScorer
    carried: FewScorer
    step: PartScorer
    joined: PartScorer


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
    told = FewScorer(part_of(noun, lambda names: not _BEFORE.isdisjoint(names)))
    return Scorers(
        noun=PartScorer(part_of(noun, _BEFORE.isdisjoint), NOUN),
        told=lru_cache(maxsize=KNOWN)(lambda values: told.score(dict(zip(TOLD, values, strict=True)))),
        classifier=FewScorer(tables["classifier"]),
        carried=FewScorer(tables["carried"]),
        step=PartScorer(tables["step"], STEP),
        joined=PartScorer(tables["joined"], STEP),
    )
