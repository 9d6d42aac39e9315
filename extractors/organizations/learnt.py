"""The learnt weights in two parts: templates that are added up for all figures of an article at once, and the few that
wait for what the choices before tell (see `told.py`)."""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain, compress
from pathlib import Path

from ..scoring.sums import FactNames, Numbered, Sums, Values
from ..scoring.table import FINE, Table, part_of, read_tables, told_weights
from .body_facts import BODY, MENTION
from .facts import FIGURE, PAIR
from .templates import of_body, of_none
from .told import TOLD, TOLD_OF_BODY, TOLD_OF_FIGURE

KNOWN = 1 << 14  # sums that are remembered


class Waiting:
    """The weights of templates that hold some facts told late, one candidate at a time; its facts come in parts."""

    def __init__(self, table: Table, parts: Sequence[FactNames]) -> None:
        late = [number for number, names in enumerate(table.templates) if not TOLD.isdisjoint(names)]
        held = {fact for number in late for fact in table.templates[number]}
        self._picks = [[fact in held for fact in part] for part in parts]
        facts = list(compress(chain(*parts), chain(*self._picks)))
        self._templates = [
            ([facts.index(fact) for fact in table.templates[number]], told_weights(table, number)) for number in late
        ]
        self._known = lru_cache(maxsize=KNOWN)(self._score)

    def pick(self, part: int, values: Values) -> Values:
        """Those values of a part that count here."""
        return tuple(compress(values, self._picks[part]))

    def score(self, *parts: Values) -> float:
        """The sum of the weights of a candidate; `parts` as they are picked."""
        return self._known(parts)

    def _score(self, parts: tuple[Values, ...]) -> float:
        values = list(chain.from_iterable(parts))
        told = (weights.get(tuple([values[k] for k in places]), _NOTHING)[0] for places, weights in self._templates)
        return sum(told) / FINE


_NOTHING = [0]


class Learnt:
    """The weights of bodies and of there being none: `figure` and `told` give the numbers of what is told early."""

    def __init__(self, body: Table, none: Table) -> None:
        early, early_none = part_of(body, TOLD.isdisjoint), part_of(none, TOLD.isdisjoint)
        self.figure = Numbered([early, early_none], [FIGURE])
        self.told = Numbered([early], [BODY, MENTION, PAIR], remembered=True)
        self.body, self.none = Sums(early, [self.figure], [self.told]), Sums(early_none, [self.figure])
        self.late_body = Waiting(body, [FIGURE, PAIR, TOLD_OF_FIGURE, TOLD_OF_BODY])
        self.late_none = Waiting(none, [FIGURE, TOLD_OF_FIGURE])


@cache
def learnt() -> Learnt:
    """The weights, read when first asked for."""
    path = Path(__file__).with_name("weights.npz")
    tables = read_tables(path, {"body": of_body.names, "none": of_none.names})
    return Learnt(tables["body"], tables["none"])
