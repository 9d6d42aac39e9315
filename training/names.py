"""Count the names of persons: `python -m training.names [--data DIR]` writes `extractors/speakers/names.tsv.gz`.

A word's two grades tell how often it begins the name of a person («رضا») and how often it goes on with one («کریمی»),
in tenths of all its uses. Counted in the sentences with marked persons (see `extractors/speakers/NAMES.md`), and in the
archive between words that persons' names stand between: a title or the dateline before, «گفت» or a preposition after.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import regex

HERE = Path(__file__).resolve().parent
TABLE = HERE.parent / "extractors" / "speakers" / "names.tsv.gz"
DATA = HERE.parent.parent / "shared" / "data"
LEAST = 3  # times a word is seen in a name
SHARE = 1  # tenths of its uses
SURE = 6  # tenths from which on a word tells what stands beside it

_FOLD = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "أ": "ا", "إ": "ا", "ـ": None, "ً": None})
_TITLE = r"(?:دکتر|مهندس|سرهنگ|سرگرد|سردار|سرتیپ|آقای|خانم|سید|حجت ?\u200c?الاسلام(?: ?و ?\u200c?المسلمین)?)"
_AGENCY = r"به گزارش (?:ایسنا|خبرنگار مهر|خبرگزاری فارس|خبرنگار ایسنا|فارس|مهر|ایرنا)(?: از \w++)?"
_WORD = r"[\u0621-\u06cc\u200c]++"
_STOP = (
    r"(?:در|با|به|گفت|اظهار|افزود|بیان|تصریح|عنوان|امروز|روز|صبح|عصر|شب|ظهر|شامگاه|درباره|ادامه|خاطرنشان|پیش|طی|ضمن)"
)
_NAMED = regex.compile(
    rf"(?:{_TITLE}|{_AGENCY}\s?،)\s+«?(?P<name>{_WORD}(?:\s{_WORD}){{0,3}}?)»?(?=\s?،|\s?:|\s{_STOP}[\s:،])"
)
_WORDS = regex.compile(_WORD)
_TITLES = regex.compile(rf"{_TITLE}\s?")
_NO_NAME = {"و", "که", "از", "را", "این", "آن", "است"}


def marked(folder: Path) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Of each sentence with marked entities its words and the names of persons in it."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                sentence = json.loads(line)
                words = [word.translate(_FOLD) for word in sentence["tokens"]]
                names: list[list[str]] = []
                for word, tag in zip(words, sentence["tags"], strict=True):
                    if tag.upper() == "B-PER":
                        names.append([])
                    if tag.upper() in ("B-PER", "I-PER") and names and _WORDS.fullmatch(word):
                        names[-1].append(word)
                yield words, names


def in_news(path: Path) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Of each article of the archive its words and the names that stand between a title or dateline and a verb."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"].translate(_FOLD)
            names = [_TITLES.sub("", m["name"]).split() for m in _NAMED.finditer(text)]
            yield _WORDS.findall(text), [name for name in names if not _NO_NAME & set(name)]


def grades(source: Iterable[tuple[list[str], list[list[str]]]]) -> dict[str, tuple[int, int, float, float]]:
    """Of each word in a name: times it begins one, goes on with one; share of its uses that do."""
    uses: Counter[str] = Counter()
    begins: Counter[str] = Counter()
    goes_on: Counter[str] = Counter()
    for words, names in source:
        uses.update(words)
        for name in names:
            if len(name) > 1:
                begins[name[0]] += 1
            goes_on.update(name[1:] or name)
    return {w: (begins[w], goes_on[w], begins[w] / uses[w], goes_on[w] / uses[w]) for w in begins | goes_on if uses[w]}


def beside(path: Path, known: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int, float, float]]:
    """As `grades`, of the words beside known names in the archive: «خیرالله» before «خادمی»."""
    uses: Counter[str] = Counter()
    begins: Counter[str] = Counter()
    goes_on: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            words = _WORDS.findall(json.loads(line)["text"].translate(_FOLD))
            uses.update(words)
            for one, two in pairwise(words):
                goes_on[two] += known.get(one, (0, 0))[0] >= SURE
                begins[one] += known.get(two, (0, 0))[1] >= SURE
    return {
        w: (begins[w], goes_on[w], begins[w] / uses[w], goes_on[w] / uses[w]) for w in uses if begins[w] + goes_on[w]
    }


def tenths(
    sources: Sequence[Mapping[str, tuple[int, int, float, float]]], lift: float = 1.0
) -> dict[str, tuple[int, int]]:
    """The grades of words, the highest of all sources; `lift` for places that do not tell every name."""
    found: dict[str, tuple[int, int]] = {}
    for source in sources:
        for word, (begins, goes_on, first, later) in source.items():
            old = found.get(word, (0, 0))
            one = min(9, round(10 * lift * first)) if begins >= LEAST else 0
            two = min(9, round(10 * lift * later)) if goes_on >= LEAST else 0
            found[word] = max(old[0], one), max(old[1], two)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    args = parser.parse_args()
    archive = args.data / "archive.jsonl.gz"
    sure = tenths([grades(marked(args.data / "ner"))])
    for word, found in tenths([grades(in_news(archive))], 1.5).items():
        sure[word] = tuple(map(max, found, sure.get(word, (0, 0))))  # type: ignore[assignment]
    for word, found in tenths([beside(archive, sure)]).items():
        if max(found) >= SURE - 1 and max(sure.get(word, (0, 0))) < SHARE:
            sure[word] = found
    lines = ["# word, tenths of its uses that begin a person's name, tenths that go on with one; training/names.py"]
    lines += [
        f"{word}\t{one}\t{two}" for word, (one, two) in sorted(sure.items()) if max(one, two) >= SHARE and len(word) > 1
    ]
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0))
    print(f"{len(lines) - 1} words, {TABLE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
