"""What is told about a body, and about one of its mentions, whatever figure is asked about."""

from ..distance import near
from ..items.word_class import word_class
from ..lemma import lemma
from ..scoring.sums import FactNames, Values
from .lexicon import lexicon
from .mention import Mention
from .scene import Scene

STEPS = (0, 1, 2, 3, 5, 8, 12, 20, 35, 60)  # distances in words, and counts, coarser the farther


BODY: FactNames = tuple("head name sort titled often dominance density rank early press".split())
MENTION: FactNames = ("cue", "preceded", "followed", "noun", "then", "post", "posted")


def facts_of_body(scene: Scene, number: int) -> Values:
    """The name of body `number`, and how much the article is about it: the values of `BODY`."""
    found = scene.facts_of_bodies.get(number)
    if found is None:
        body = scene.bodies[number]
        often = len(body.mentions)
        found = scene.facts_of_bodies[number] = (
            body.words[0],
            " ".join(body.words[:2]),
            body.sort,
            str(number in scene.titled),
            near(often, STEPS),
            str(often * 5 // max(1, scene.proper[-1])),
            str(min(8, often * 8 // scene.length)),
            str(min(3, scene.more_told(often))),
            str(min(body.mentions[0], 3)),
            str(body.words[0] in lexicon().press),
        )
    return found


def facts_of_mention(scene: Scene, n: int) -> Values:
    """The words around mention `n`, and the post before it: the values of `MENTION`."""
    found = scene.facts_of_mentions.get(n)
    if found is None:
        words, mention = scene.words, scene.mentions[n]
        first, after = mention.first, mention.after
        found = scene.facts_of_mentions[n] = (
            _cue(words, mention),
            _word(words, first - 1),
            _word(words, after),
            lemma(words[first - 1]) if first else "-",
            words[after] if after < len(words) else "-",
            mention.post,
            "post" if mention.post else "-",
        )
    return found


def _cue(words: list[str], mention: Mention) -> str:
    """The words of doing before a mention: «توسط», «از سوی», «به همت»."""
    doer = lexicon().doer
    for k in (mention.first - 1, mention.first - 2):
        if k >= 0 and words[k] in doer:
            return words[k]
    return "-"


def _word(words: list[str], k: int) -> str:
    """Word `k` where it is a mark or a word of grammar, else its class."""
    if not 0 <= k < len(words):
        return "|"
    cls = word_class(words[k])
    return words[k] if cls.noun < 0.5 and cls.tag != "NUM" else cls.tag
