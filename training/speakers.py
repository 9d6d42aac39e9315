"""Learn who says what: `python -m training.speakers [--gold DIR] [--archive FILE] [--check]`.

Writes `extractors/speakers/weights.json.gz`. Deterministic: the same data give the same file.
A figure often has the speaker of the figure before it, so the weights are learnt on what a model of the other articles
makes of those before (folds), and not on the truth, which nobody has when it runs.
"""

from functools import partial
from pathlib import Path

from arqam.extractors.draft import Draft
from arqam.extractors.scoring.weights import Weights
from arqam.extractors.speakers.ranking import Ranking
from arqam.extractors.speakers.speaker import told
from arqam.extractors.speakers.talk import read_talk
from arqam.extractors.speakers.voice import Voice
from arqam.pipeline.evaluation.likeness import alike

from .contexts import Case, from_archive, from_gold
from .folds import crossed, left_out, scored
from .options import options
from .softmax import Group, fit
from .weights import save

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent / "extractors" / "speakers"
L2 = 8.0
TIMES = 2  # an article of the gold counts as so many of our own
OWN = "own "


class Article:
    """An article with the talk in it, its figures, and the readings of the speaker of each (None: not annotated)."""

    def __init__(self, case: Case, own: bool = False) -> None:
        document, self.drafts, wanted = case
        self.own = own
        self.times = 1 if own else TIMES
        self.ranking = Ranking(read_talk(document))
        self.wanted = [slots.get("speaker") for slots in wanted]


def is_right(voice: Voice | None, readings: list) -> bool:
    """Whether a voice is one of the readings, as the gold is scored."""
    name = told(voice)[0] if voice else ""
    return any(reading is None if not name else reading is not None and alike(reading, name) for reading in readings)


def walk(article: Article, weights: Weights | None) -> tuple[list[Group], list[Voice | None]]:
    """The groups of an article, and the voices chosen; without weights the right ones are."""
    groups: list[Group] = []
    chosen: list[Voice | None] = []
    previous: tuple[Draft, Voice | None] | None = None
    for draft, readings in zip(article.drafts, article.wanted, strict=True):
        voices, rows = article.ranking.rows(draft, previous)
        right = [is_right(voice, readings) for voice in voices] if readings else [False] * len(voices)
        groups.append((_marked(rows) if article.own else rows, right))
        if weights is None:
            voice = voices[right.index(True)] if any(right) else previous[1] if previous else None
        else:
            scores = [weights.score(row) for row in rows]
            voice = voices[scores.index(max(scores))]
        chosen.append(voice)
        previous = draft, voice
    return groups, chosen


def _marked(rows: list[list[str]]) -> list[list[str]]:
    """The rows of a figure of our own articles, marked as such: whose annotators gave a speaker to fewer of the figures
    that no verb of saying stands beside. What the marks learn is left behind."""
    habits = ("0gov=", "g=", "asked=", "0asked")
    return [row + [OWN + feature for feature in row if feature.startswith(habits) or feature == "0"] for row in rows]


def learn(articles: list[Article]) -> Weights:
    """The weights."""
    fitted = partial(fit, l2=L2)
    plain = [groups_of(article, None) for article in articles]
    weights = fitted(crossed(articles, plain, fitted, groups_of))
    return Weights({feature: weight for feature, weight in weights.items() if not feature.startswith(OWN)})


def groups_of(article: Article, weights: Weights | None) -> list[Group]:
    """The groups of an article, as often as it counts."""
    return walk(article, weights)[0] * article.times


def measure(articles: list[Article], weights: Weights) -> tuple[int, int, int]:
    """Right, given and wanted speakers, of articles not learnt from."""
    right = given = wanted = 0
    for article in articles:
        _, chosen = walk(article, weights)
        for voice, readings in zip(chosen, article.wanted, strict=True):
            if readings is None:
                continue
            name = told(voice)[0] if voice else ""
            ok = is_right(voice, readings)
            given += bool(name)
            right += bool(name) and ok
            wanted += None not in readings or (ok and bool(name))
    return right, given, wanted


def main() -> None:
    args = options(__doc__)
    gold = [Article(case) for case in from_gold(args.gold, "train")]
    own = [Article(case, own=True) for case in from_archive(args.archive, HERE / "contexts.tsv.gz")]
    if args.check:
        print(scored(left_out(gold, own, learn, measure)))
    else:
        save(PACKAGE / "weights.json.gz", learn(gold + own))


if __name__ == "__main__":
    main()
