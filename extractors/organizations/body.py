"""Bodies: the mentions of an article that name the same one, with its fullest name."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import regex

from ...normalizers.word_table import WordTable
from ..places.gazetteer import fold, gazetteer
from .lexicon import Lexicon, lexicon
from .mention import Mention

Words = tuple[str, ...]
_AND = regex.compile(r"\u200cو\u200c?(?=\p{L}{3})")  # آموزش‌وپرورش, آموزش و پرورش
KEYS = 8  # forms of a name that are compared
LONGEST = 6  # words of a name that is preferred for being fuller


@dataclass(slots=True)
class Body:
    """One body of an article: its name, and the indices of its mentions in the article's list."""

    name: str
    words: Words
    sort: str
    mentions: list[int] = field(default_factory=list)
    keys: list[Words] = field(default_factory=list)  # its first few names as they are compared


def read_bodies(mentions: Sequence[Mention]) -> list[Body]:
    """The bodies of an article by their first mention; a bare word of organisation means the last so opened."""
    bodies: list[Body] = []
    of: dict[Words, Body] = {}
    keys = [key_of(mention.name) for mention in mentions]
    same = _same(Counter(key for key, mention in zip(keys, mentions, strict=True) if not _bare(mention)))
    last: Body | None = None
    by_head: dict[str, Body] = {}
    for n, mention in enumerate(mentions):
        head = mention.name.split()[0]
        if _bare(mention):
            body = by_head.get(head) or (last if mention.sort == "back" else None)
            if body is None:
                continue
        else:
            key = same.get(keys[n], keys[n])
            body = of.get(key)
            if body is None:
                body = of[key] = Body(mention.name, key, mention.sort)
                bodies.append(body)
            by_head[head] = body
            if keys[n] not in body.keys and len(body.keys) < KEYS:
                body.keys.append(keys[n])
        body.mentions.append(n)
        last = body
    for body in bodies:
        body.name = _branch(_name([mentions[n].name for n in body.mentions if not _bare(mentions[n])]))
        body.words = tuple(body.name.split())
    return bodies


def _name(names: Sequence[str]) -> str:
    """The name told most, or a fuller one told nearly as often that only adds the word of organisation or the place.

    «منابع طبیعی» is the «اداره منابع طبیعی و آبخیزداری املش».
    """
    told = Counter(names)
    most = max(told, key=lambda name: (told[name], len(name)))
    fuller = [name for name in told if told[name] * 3 >= told[most] and name.count(" ") < LONGEST and _adds(name, most)]
    return max([most, *fuller], key=len)


def _branch(name: str) -> str:
    """The name of a branch without its parent: «بسیج اصناف سپاه ناحیه شمال» is told as «بسیج اصناف»."""
    words = name.split()
    end = next((k for k in range(2, len(words)) if words[k] in lexicon().parents), len(words))
    return " ".join(words[:end])


def _adds(name: str, most: str) -> bool:
    """Whether a name is the one told most with a word before it, or ends with a place."""
    words = tuple(name.split())
    return (name.endswith(most) and name != most) or _placed(words) or words[-1] in lexicon().closing


def _bare(mention: Mention) -> bool:
    """A word of organisation without a name."""
    words = lexicon()
    named = mention.sort == "named" and mention.name in words.named and mention.name not in words.whole
    return named or mention.sort == "back"


def key_of(name: str) -> Words:
    """The words of a name without the word of organisation that may be left out, and without honorifics."""
    return _KEYS[name]


def _key_of(name: str) -> Words:
    words = tuple(fold(_AND.sub(" و ", name)).replace("(", " (").split())
    known = _folded()
    begin = 0
    while begin < len(words) - 1 and words[begin] in known.shed:
        begin += 1
    rest = words[begin:]
    opens = rest[0] in known.whole or rest[0] in known.phrases or rest[0] in known.named
    return tuple(word for word in (rest if opens else words) if not word.startswith("("))


_KEYS = WordTable(_key_of)


@cache
def _folded() -> Lexicon:
    """The words that open names, folded as keys are."""
    known = lexicon()
    return replace(
        known,
        shed=frozenset(map(fold, known.shed)),
        whole=frozenset(map(fold, known.whole)),
        named=frozenset(map(fold, known.named)),
        phrases={fold(first): those for first, those in known.phrases.items()},
    )


def _same(keys: Counter[Words]) -> dict[Words, Words]:
    """Longer form → the short form of two words or more that it begins with, where both name one body.

    «سازمان بیمه سلامت ایران» is «سازمان بیمه سلامت»; two that differ by their places are two bodies.
    """
    longer: dict[Words, list[Words]] = defaultdict(list)
    for key in keys:
        short = next((key[:n] for n in range(2, len(key)) if key[:n] in keys), None)
        if short is not None:
            longer[short].append(key)
    found: dict[Words, Words] = {}
    for short, those in longer.items():
        placed = Counter({key: keys[key] for key in those if _placed(key)})
        most = max(placed, key=placed.__getitem__, default=())
        apart = {key for key in placed if key[-1:] != most[-1:]}
        found |= {key: short for key in those if key not in apart and not _foreign(key)}
    return found


def _placed(key: Words) -> bool:
    """Whether a name ends with a place."""
    return gazetteer().find(key[-1]) is not None


def _foreign(key: Words) -> bool:
    """Whether a name ends with a country other than Iran."""
    place = gazetteer().find(key[-1])
    return place is not None and not place.adjective and "country" in place.levels and place.name != "ایران"
