"""Units, currencies and classifiers: the word after a number that says what the number measures."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

from ...normalizers.script import ZWNJ
from .phrase import Index, Side, ahead, key, keys

_HERE = Path(__file__).parent
_NEAR = 5  # words on either side of a number that may decide between two senses of its unit
COUNT = "count"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its name in the record, the words that stand for it, and the sort it belongs to.

    `sort` is "percent", "currency", "classifier" or a physical dimension ("length", "mass", …). A number before one of
    `words` is multiplied by `factor` («۲ همت» is 2 × 10¹² toman). `adjectives` are forms that no rule makes.
    """

    name: str
    words: tuple[str, ...]
    sort: str = "other"
    factor: Decimal = Decimal(1)
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sense:
    """A unit word that reads `unit` in some company: see [[sense]] in units.toml."""

    unit: str
    next: tuple[str, ...]
    near: tuple[str, ...]
    lead: tuple[str, ...]
    plural: str

    def fits(self, leading: Sequence[str], following: Sequence[str]) -> bool:
        """Whether the words before the number and after the unit are such company."""
        of = following[:1] == ["از"]
        rest = [word for word in following if word not in ("از", "این", "آن", "همین")][:1]
        return (
            any(word.startswith(self.next) for word in rest)
            or any(word.startswith(self.near) for word in (*leading[-_NEAR:], *following[:_NEAR]))
            or (bool(self.lead) and leading[-1:] != [] and leading[-1].startswith(self.lead))
            or (of and bool(self.plural) and any(word.endswith(self.plural) and len(word) > 4 for word in rest))
        )


@dataclass(frozen=True, slots=True)
class Units:
    """A lexicon: words to (unit, whether the word is an adjective), senses, and heads that are no classifiers."""

    table: Index[tuple[Unit, bool]]
    senses: Mapping[str, Sense]
    heads: frozenset[str]
    nouns: frozenset[str]


@dataclass(slots=True)
class UnitMatch:
    """A unit found after a number; `stop` is the index of the token after it, `end` the place of its last character."""

    name: str
    sort: str
    factor: Decimal
    start: int
    end: int
    stop: int
    adjective: bool
    classifier: bool


def adjectives(word: str) -> tuple[str, ...]:
    """The adjectives in ی of a unit word: تومانی, دقیقه‌ای, یورویی."""
    if word.endswith("ه"):
        return (word + "ای", word + "یی")
    return (word + "یی", word + "ئی") if word.endswith(("ا", "و")) else (word + "ی",)


def _read(name: str) -> dict:
    return tomllib.loads((_HERE / name).read_text(encoding="utf-8"))


def _units(data: dict) -> Iterable[Unit]:
    irregular = data.pop("adjective")
    scaled, _ = data.pop("scaled"), data.pop("sense")
    sorts = {name: sort for sort, units in data.items() for name in units}
    for sort, units in data.items():
        for name, words in units.items():
            yield Unit(name, tuple(words), sort, adjectives=tuple(irregular.get(name, ())))
    for entry in scaled:
        yield Unit(entry["unit"], tuple(entry["words"]), sorts[entry["unit"]], Decimal(entry["factor"]))


def _sense(entry: dict) -> Sense:
    after, near, lead = (tuple(map(key, entry.get(part, ()))) for part in ("next", "near", "lead"))
    return Sense(entry["unit"], after, near, lead, entry.get("plural", ""))


@cache
def _shipped() -> tuple[tuple[Unit, ...], Units]:
    measures, counters = _read("units.toml"), _read("classifiers.toml")
    senses = {key(entry["word"]): _sense(entry) for entry in measures["sense"]}
    words = tuple(word for group in counters["classifier"].values() for word in group)
    units = (Unit(COUNT, words, "classifier", adjectives=tuple(counters["adjective"]["words"])), *_units(measures))
    rest = Units(Index({}), senses, keys(counters["head"]["words"]), keys(counters["head"]["nouns"]))
    return units, rest


def merge(units: Iterable[Unit], senses: Units) -> Units:
    """A lexicon of `units`, the later ones over the earlier where they share a word."""
    table: dict[str, tuple[Unit, bool]] = {}
    made: dict[str, tuple[Unit, bool]] = {}
    for unit in units:
        for word in unit.words:
            table[key(word)] = unit, False
            made |= {key(form): (unit, True) for form in adjectives(word)}
        made |= {key(form): (unit, True) for form in unit.adjectives}
    return Units(Index(made | table), senses.senses, senses.heads, senses.nouns)


def load_units(extra: Iterable[Unit] = ()) -> Units:
    """The shipped units and classifiers, with the caller's own over them."""
    return _with(tuple(extra))


@lru_cache(maxsize=8)
def _with(extra: tuple[Unit, ...]) -> Units:
    """Kept, for every article of a run asks for the same."""
    shipped, rest = _shipped()
    return merge((*shipped, *extra), rest)


def find_unit(units: Units, tokens: Side, at: int, lead: Side) -> UnitMatch | None:
    """The unit or classifier that begins with token `at`; `lead` are the tokens before the number."""
    found = ahead(units.table, tokens, at) or _clitic(units, tokens, at)
    if found is None:
        return None
    (unit, adjective), stop = found
    words = "".join(tokens.keys[at:stop])
    name, sort, factor = unit.name, unit.sort, unit.factor
    sense = units.senses.get(words.removesuffix("ی") if adjective else words)
    if sense is not None and sense.fits(_words(lead), _words(tokens[stop:])):
        name, sort = sense.unit, "classifier" if sense.unit == COUNT else sort
    following = tokens.keys[stop] if stop < len(tokens.keys) else ""
    if adjective and following == "که":  # «۳۰ میلیارد تومانی که»: the ی of a relative clause
        adjective = False
    classifier = sort == "classifier" and not (
        words in units.heads and following.endswith("ی") and following not in units.nouns
    )
    return UnitMatch(name, sort, factor, tokens.starts[at], tokens.ends[stop - 1], stop, adjective, classifier)


def _words(tokens: Side) -> list[str]:
    return [word for word, sort in zip(tokens.keys, tokens.sorts, strict=True) if sort == "word"]


def _clitic(units: Units, tokens: Side, at: int) -> tuple[tuple[Unit, bool], int] | None:
    """A unit with an ending after a ZWNJ: ساله‌ها, روزه‌اش."""
    if at < len(tokens.keys) and ZWNJ in tokens.words[at]:
        value = units.table.get(key(tokens.words[at].partition(ZWNJ)[0]))
        return value and (value, at + 1)
    return None
