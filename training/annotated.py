"""Annotated articles as examples: scenes with the figures whose items are known.

Two sources. The gold's `train` set (`gold/train.jsonl` and `gold/train/`, with the raw words of each item), and our own
annotations of archive articles (`annotations.tsv.gz`: document, SHA-256 of its text, and per figure the offsets of its
number and of its item's words in the raw text, or the item where it does not stand there; no text of the articles).
"""

import gzip
import hashlib
import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from arqam.extractors.items.candidates import candidates
from arqam.extractors.items.extent import LONGEST
from arqam.extractors.items.scene import Scene, read_scene
from arqam.extractors.lemma import clean_item
from arqam.extractors.numerals.numeral import Numeral, read_numerals
from arqam.extractors.quantities.quantity import Quantity
from arqam.extractors.quantities.series import by_sentence, quantities
from arqam.extractors.sentence import sentences
from arqam.extractors.tokenized import Tokenized
from arqam.normalizers import normalize

_FOLD = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "أ": "ا", "إ": "ا", "ؤ": "و", "ـ": None})


@dataclass(slots=True)
class Example:
    """A figure of an article: its item, and where in its scene the item's words may begin, each with where they end."""

    text: str
    scene: Scene
    n: int
    item: str
    heads: dict[int, int]
    candidates: list[int]


Article = list[Example]


def letters(phrase: str) -> str:
    """The letters and digits of a phrase, folded: spacing, ZWNJ and marks do not count."""
    folded = unicodedata.normalize("NFKC", phrase).translate(_FOLD)
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LN")


def from_gold(folder: Path, name: str) -> Iterator[Article]:
    """The articles of the gold set `name` in `folder`."""
    with open(folder / f"{name}.jsonl", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            gold = json.loads((folder / name / f"{article['id']}.json").read_text(encoding="utf-8"))["figures"]
            items = {}
            numbers = []
            aligned = normalize(article["text"])
            for figure in gold:
                start, end = aligned.clean_span(figure["start"], figure["end"])
                item = figure.get("item")
                readings = [one for one in (item if isinstance(item, list) else [item]) if one]
                words = figure.get("item_quote")
                items[start] = (readings, words)
                low, high = Decimal(str(figure["low"])), Decimal(str(figure["high"]))
                numbers.append(Numeral(start, end, low, high, low != high, None, "cardinal", "gold"))
            yield _article(aligned.text, _with(aligned.text, numbers), items)


def from_archive(archive: Path, annotations: Path) -> Iterator[Article]:
    """The articles of the archive that we annotated; one whose text is not the one annotated is left out."""
    marked: dict[str, list[list[str]]] = defaultdict(list)
    hashes: dict[str, str] = {}
    with gzip.open(annotations, "rt", encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                document, digest, *rest = line.rstrip("\n").split("\t")
                hashes[document] = digest
                marked[document].append(rest)
    with gzip.open(archive, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            raw, document = article["text"], article["id"]
            if document not in marked or hashes[document] != hashlib.sha256(raw.encode()).hexdigest()[:16]:
                continue
            aligned = normalize(raw)
            items = {}
            for start, _end, words_start, words_end, said in marked[document]:
                at = aligned.clean_span(int(start), int(start) + 1)[0]
                words = raw[int(words_start) : int(words_end)] if words_start else None
                items[at] = ([said] if said else [clean_item(normalize(words or "").text)], words)
            yield _article(aligned.text, quantities(aligned.text, read_numerals(aligned.text)), items)


def _with(text: str, numbers: list[Numeral]) -> list[Quantity]:
    """The quantities of a text, with the gold's numbers in the place of those read."""
    taken = [(number.start, number.end) for number in numbers]
    others = [n for n in read_numerals(text) if not any(n.start < end and start < n.end for start, end in taken)]
    found = quantities(text, sorted([*numbers, *others], key=lambda n: n.start))
    for i in range(1, len(found)):  # spans of neighbours must not overlap
        if found[i].start < found[i - 1].end:
            found[i] = replace(found[i], start=min(found[i].numeral.start, found[i - 1].end))
    return found


def _article(text: str, found: list[Quantity], items: dict[int, tuple[list[str], str | None]]) -> Article:
    article: Article = []
    read = Tokenized(text)
    for (start, end), here in by_sentence(sentences(text), found):
        known = [(n, items[q.numeral.start]) for n, q in enumerate(here) if q.numeral.start in items]
        if known:
            scene = read_scene(read, start, end, here)
            article.extend(_example(text, scene, n, *known_item) for n, known_item in known)
    return article


def _example(text: str, scene: Scene, n: int, readings: list[str], words: str | None) -> Example:
    found = candidates(scene, n)
    wanted = {letters(phrase) for phrase in [*readings, *([normalize(words).text] if words else [])]}
    heads: dict[int, int] = {}
    for k in found:
        for end in range(k, min(k + LONGEST, len(scene.texts))):
            if scene.owner[end] >= 0 and scene.owner[end] != scene.owner[k]:
                break
            phrase = text[scene.starts[k] : scene.ends[end]]
            if letters(phrase) in wanted or letters(clean_item(phrase)) in wanted:
                heads.setdefault(k, end)
    return Example(text, scene, n, readings[0] if readings else "", heads, found)
