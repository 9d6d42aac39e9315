"""Make the table of Iran's places: `python -m training.gazetteer [--places DIR] [--archive FILE]`.

Writes `extractors/places/iran.tsv.gz`: name, how it may be broken, levels (p province, c county, t town), the provinces
it lies in, and whether it is mostly another word. Names stand as the archive mostly spells them. Deterministic.
"""

import argparse
import csv
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from arqam.extractors.places.gazetteer import LONGEST, doubtful_words, key_of
from arqam.extractors.token import Token, tokenize

from .archive import ARCHIVE, DATA, existing, texts

PACKAGE = Path(__file__).resolve().parent.parent / "extractors" / "places"
LEVELS = (("ostan", "p"), ("shahrestan", "c"), ("shahr", "t"))

# Joined in the source, two words in Persian.
CORRECTED = {
    "آران وبیدگل": "آران و بیدگل",
    "تیران وکرون": "تیران و کرون",
    "شاهین شهرومیمه": "شاهین‌شهر و میمه",
    "مانه وسملقان": "مانه و سملقان",
    "چهارمحال وبختیاری": "چهارمحال و بختیاری",
    "سیستان وبلوچستان": "سیستان و بلوچستان",
    "کهگیلویه وبویراحمد": "کهگیلویه و بویراحمد",
    "قیروکارزین": "قیر و کارزین",
    "بو یین و میاندشت": "بوئین و میاندشت",
    "بویین زهرا": "بوئین‌زهرا",
    "گیلانغرب": "گیلان‌غرب",
    "اسلام آبادغرب": "اسلام‌آباد غرب",
    "رودبارجنوب": "رودبار جنوب",
}

# «بندرانزلی» and «نجف‌آباد» are written in two as well; «بهشهر» is not: «به شهر» means "to the town".
_PARTS = re.compile(
    r"(بندر)(?=[^ ]{3})|(?<=[^ ]{3})(آباد|اباد)(?= |$)|(?<=[^ ]{4})(شهر)(?= |$)|(?<=[^ ]{4})(دژ)(?= |$)"
)

_JOINED = re.compile(r" (?=(?:آباد|دژ)(?: |$))")  # written with a ZWNJ: «خرم‌آباد»


@dataclass
class Row:
    """A name, with what the divisions say of it."""

    name: str
    levels: set[str] = field(default_factory=set)
    within: set[str] = field(default_factory=set)


def spelled(name: str) -> str:
    """A name of the source as it may be broken: «بندرانزلی» → «بندر انزلی», «ارومیه 2» → «ارومیه»."""
    name = re.sub(r"\s*\d+$", "", name).strip()
    name = CORRECTED.get(name, name)
    name = _PARTS.sub(lambda m: f"{m[1]} " if m[1] else f" {m[0]}", name)
    return re.sub(r"اباد$", "آباد", re.sub(r"\s+", " ", name))


def read(folder: Path) -> dict[str, Row]:
    """The names of all three levels, by key."""
    rows: dict[str, Row] = {}
    provinces: dict[str, str] = {}
    for file, level in LEVELS:
        with open(folder / f"{file}.csv", encoding="utf-8") as lines:
            for line in csv.DictReader(lines):
                name = spelled(line["name"])
                if level == "p":
                    provinces[line["id"]] = name
                row = rows.setdefault(key_of(name), Row(name))
                row.levels.add(level)
                row.within.add(provinces[line["id"] if level == "p" else line["ostan"]])
    return rows


def count(rows: dict[str, Row], archive: Iterable[str]) -> dict[str, Counter[str]]:
    """How each name is spelled in the archive."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    begins = {key[:n] for key in rows for n in range(1, len(key) + 1)}
    for text in archive:
        tokens = tokenize(text)
        for k, token in enumerate(tokens):
            for end, key in longest(tokens, k, rows, begins):
                found[key][text[token.start : tokens[end - 1].end]] += 1
    return found


def longest(
    tokens: Sequence[Token], k: int, names: Mapping[str, Row], begins: Container[str]
) -> list[tuple[int, str]]:
    """The keys of `names` that tokens from the k-th on spell, the longest first, each with the token after its last."""
    found: list[tuple[int, str]] = []
    key = ""
    for j in range(k, min(len(tokens), k + LONGEST)):
        key += key_of(tokens[j].text)
        if key not in begins:
            break
        if key in names:
            found.append((j + 1, key))
    return found[::-1]


def best(name: str, spellings: Counter[str]) -> str:
    """The spelling that is met most, of those that break the name where it may be broken."""
    may = {len(key_of(name[:k])) for k, letter in enumerate(name) if letter in " \u200c"}
    good = [
        (n, s) for s, n in spellings.items() if {len(key_of(s[:k])) for k, c in enumerate(s) if c in " \u200c"} <= may
    ]
    if not good:
        return _JOINED.sub("\u200c", name)
    return _JOINED.sub("\u200c", max(good)[1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=existing, default=DATA / "places")
    parser.add_argument("--archive", type=existing, default=ARCHIVE)
    args = parser.parse_args()
    rows = read(args.places)
    spellings = count(rows, texts(args.archive))
    lines = []
    for key, row in sorted(rows.items()):
        name = best(row.name, spellings.get(key, Counter()))
        # A break that the commonest spelling closes stays possible: it is marked.
        cells = (name, row.name, "".join(sorted(row.levels)), "|".join(sorted(row.within)))
        lines.append("\t".join((*cells, str(int(row.name in doubtful_words())))))
    head = "# Iran's divisions of 1399, MIT licence, © Ahmad Azizi: spelling, breaks, levels, provinces, doubtful"
    packed = gzip.compress("\n".join([head, *lines, ""]).encode(), 9, mtime=0)
    (PACKAGE / "iran.tsv.gz").write_bytes(packed)
    print(f"{len(lines)} names, {len(packed):,} bytes")


if __name__ == "__main__":
    main()
