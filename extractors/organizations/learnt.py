"""The learnt weights in two parts: templates that are added up for all figures of an article at once, and the few that
wait for what the choices before tell (see `told.py`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, compress
from pathlib import Path

from ..parts import Part, Values
from ..sums import Sums
from ..table import Table, part_of, read_tables, told_weights
from .facts import FIGURE, PAIR
from .standing import BODY, MENTION
from .templates import of_body, of_none
from .told import TOLD, TOLD_OF_BODY, TOLD_OF_FIGURE

KNOWN = 1 << 14  # sums that are remembered


class Waiting:
    """The weights of templates that hold some facts told late, one candidate at a time; its facts come in parts."""

    def __init__(self, table: Table, parts: Sequence[Part]) -> None:
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
        return sum(weights.get(tuple([values[k] for k in places]), _NOTHING)[0] for places, weights in self._templates)


_NOTHING = [0.0]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The weights of one sort of candidate."""

    early: Sums
    late: Waiting


@cache
def learnt() -> tuple[Weighed, Weighed]:
    """The weights of bodies and of there being none, read when first asked for."""
    path = Path(__file__).with_name("weights.npz")
    tables = read_tables(path, {"body": of_body.names, "none": of_none.names})
    body, none = tables["body"], tables["none"]
    return (
        Weighed(
            Sums(_early(body), [FIGURE], [BODY, MENTION, PAIR]),
            Waiting(body, [FIGURE, PAIR, TOLD_OF_FIGURE, TOLD_OF_BODY]),
        ),
        Weighed(Sums(_early(none), [FIGURE]), Waiting(none, [FIGURE, TOLD_OF_FIGURE])),
    )


def _early(table: Table) -> Table:
    return part_of(table, TOLD.isdisjoint)
