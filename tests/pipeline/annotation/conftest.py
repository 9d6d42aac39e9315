"""Articles with gold, made to try the tools: every slot, every odd character."""

from decimal import Decimal

import pytest
from hypothesis import strategies as st

from arqam.pipeline import Article
from arqam.pipeline.annotation import Task
from arqam.pipeline.annotation.exported import Exporter
from arqam.pipeline.annotation.imported import read
from arqam.pipeline.readers.problem import Problem

PIECES = [
    *"۲۱۸ هزار نفر در رشت ".split(" "), "\n", "\r\n", "\r", "\u2028", "\x85", "\x0b", "\t", "\0", "\ufeff", "\u200c",
    " ", "\u202e", "😀", "👨\u200d👩\u200d👧", "🇮🇷", "e\u0301", "\u064b", "𝟛", "﷼", "ﷲ", "<b>", "&amp;", '"', "\\n",
    "]]>",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), min_size=1, max_size=25).map("".join)
phrases = st.sampled_from(
    ["میز خدمت", "رشت", "null", "=1", "", " ", "a;b|c=d", "12", "?..? x", "خط\nدیگر", "😀"]
) | st.text(max_size=6)
numbers = st.integers(-(10**30), 10**30) | st.decimals(allow_nan=False, allow_infinity=False, places=3)
days = st.sampled_from(["1398-11-12", "1399-12-30", "1398-13-45", "?", None]) | phrases
periods = st.fixed_dictionaries({"quote": phrases, "start": days, "end": days})
kinds = st.sampled_from(["job", "money", "people", "یارانه", "a b", "own-kind", ""]) | phrases


def readings(values):
    """A value, nothing, or a list of readings."""
    return values | st.none() | st.lists(values | st.none(), min_size=0, max_size=3)


@st.composite
def tasks(draw, blank_figures=True):
    article = Article(id=draw(phrases), text=draw(texts), title=draw(st.none() | phrases))
    length = len(article.text)
    figures = []
    for _ in range(draw(st.integers(0, 4)) if length else 0):
        start = draw(st.integers(0, length - 1))
        end = draw(st.integers(start + 1, min(length, start + 8)))
        quote = article.text[start:end]
        if not blank_figures and not quote.strip("\r\n"):
            continue
        figure = {"start": start, "end": end, "quote": quote}
        for slot, values in {
            "low": numbers, "high": numbers, "bound": st.sampled_from(["exact", "about", "far off"]),
            "unit": phrases, "kind": kinds, "item": phrases, "per": phrases, "period": periods, "place": phrases,
            "status": st.sampled_from(["actual", "planned"]), "organization": phrases, "speaker": phrases,
        }.items():  # fmt: skip
            figure[slot] = draw(readings(values))
        if all(isinstance(figure[key], int | Decimal) for key in ("low", "high")) and figure["low"] > figure["high"]:
            figure["low"], figure["high"] = figure["high"], figure["low"]
        figure |= draw(
            st.fixed_dictionaries({}, optional={"optional": st.booleans(), "item_quote": phrases, "یادداشت": numbers})
        )
        figures.append(figure)
    gold = {"doc": article.id, "figures": sorted(figures, key=lambda figure: (figure["start"], figure["end"]))}
    return Task(article, gold | draw(st.fixed_dictionaries({}, optional={"annotator": phrases})))


@pytest.fixture
def round_trip(tmp_path):
    """Exports tasks to a tool and imports them again: the golds by document, and what was said on the way."""

    def there_and_back(tool, tasks, count=None, relations=False, between=lambda path: None):
        output = tmp_path / {"label-studio": "tasks.json", "doccano": "lines.jsonl", "brat": "brat"}[tool]
        exporter = Exporter({"job": ("شغل", "job")}, count, relations=relations, force=True)
        said = [str(problem) for problem in exporter.write(tool, tasks, output)]
        between(output)
        golds = {}
        for found in read(tool, output, count):
            if isinstance(found, Problem):
                said.append(str(found).replace(str(tmp_path), ""))
            else:
                golds[found[1]["doc"]] = found[1]
        return golds, said

    return there_and_back
