"""Figures → claims, the ones most worth a look first, in a memory that does not grow with the archive."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from ..decimals import from_json
from ..record import Figure
from .claim import Claim
from .context import Weights
from .gathering import gathering, nameless, room
from .key import USUAL, By, key_of
from .sorting import sorted_out
from .told import Told, told_of
from .verdict import claim_of

LARGEST_KEY = 20_000
"""Figures of one key that are held at once. Only «نفر» without place and time has more, and says nothing."""
LOOKED_AT = 10
"""Figures of a claim whose words are compared for the score."""

# Two articles with forty figures in common (a list of films) shall not fill the first page: each further claim of the
# same articles counts less.
_IN_ORDER = """
SELECT score / sqrt(row_number() OVER (PARTITION BY who ORDER BY score DESC, id)) AS final, data FROM claims
ORDER BY final DESC, id
"""


@dataclass(slots=True)
class Counts:
    """What became of the figures.

    - `figures`: all that came. `again`: those that had come before, by their ids.
    - `repeated`: those that their own article tells elsewhere (`same_as`).
    - `nameless`: those without an item. `alone`: those whose item, kind, unit, place and time no other article tells.
    - `apart`: those that share all that with another article's, and the words around do not speak of the same.
    - `crowded`: those left out because too many have the same.
    - `claimed`: those that stand in a claim. `claims`: how many there are.
    """

    figures: int = 0
    again: int = 0
    repeated: int = 0
    nameless: int = 0
    alone: int = 0
    apart: int = 0
    crowded: int = 0
    claimed: int = 0
    claims: int = 0


def claims(figures: Iterable[Figure], groups: Mapping[str, str] | None = None) -> list[Claim]:
    """The claims that several articles make, the ones most worth a look first.

    `groups`: document → its group of near-duplicates (`duplicate_group` of a job's documents), which have one voice.
    Neither the claims nor their order depend on the order of the figures. Raises NoRoom, an OSError,
    where the temporary folder has none.
    """
    return list(find(figures, groups))


def find(
    figures: Iterable[Figure],
    groups: Mapping[str, str] | None = None,
    *,
    by: Sequence[By] = USUAL,
    any_words: bool = False,
    counts: Counts | None = None,
) -> Iterator[Claim]:
    """The same one at a time. All figures are read before the first claim comes.

    `by`: what claims have in common. `any_words`: also where the words around have nothing in common. `counts`: is
    filled.
    """
    counts = counts if counts is not None else Counts()
    with gathering() as gathered:
        for figure in figures:
            counts.figures += 1
            key = key_of(figure, by)
            if key is None:
                counts.nameless += 1
            else:
                group = groups.get(figure.document) if groups else None
                gathered.add(told_of(figure, key, group), key.text, figure.same_as)
        counts.again = counts.figures - counts.nameless - len(gathered)
        counts.repeated = gathered.close_families()
        weights = Weights()
        for article in gathered.articles():
            weights.add(word for told in article for word in told.around)
        counts.alone = len(gathered)
        with room():
            ranked = nameless()
            ranked.execute("CREATE TABLE claims (score REAL, id TEXT, who TEXT, data TEXT)")
        try:
            for count, members in gathered.shared():
                counts.alone -= count
                if count > LARGEST_KEY:
                    counts.crowded += count
                    continue
                counts.apart += count
                for group_of in sorted_out(list(members), weights, any_words):
                    if claim := claim_of(group_of, by, _likeness(group_of, weights)):
                        counts.apart -= len(group_of)
                        counts.claimed += len(group_of)
                        counts.claims += 1
                        with room():
                            row = (claim.score, claim.id, _who(claim), claim.to_json())
                            ranked.execute("INSERT INTO claims VALUES (?, ?, ?, ?)", row)
            for score, data in ranked.execute(_IN_ORDER):
                yield Claim.model_validate(from_json(data)).model_copy(update={"score": round(score, 4)})
        finally:
            ranked.close()


def _who(claim: Claim) -> str:
    """The articles of a claim."""
    return "\x1f".join(sorted({document for voice in claim.voices for document in voice.documents}))


def _likeness(figures: Sequence[Told], weights: Weights) -> float:
    """How alike the words around the figures of different articles are, on average."""
    first = {told.document: told for told in reversed(figures)}
    around = [weights.weighed(told.around) for told in islice(first.values(), LOOKED_AT)]
    alike = [weights.likeness(one, other) for one, other in combinations(around, 2)]
    return sum(alike) / len(alike) if alike else 0.0
