"""Mentions of bodies in a text: names opened by a word of organisation, names led by a post."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..items.word_class import word_class
from ..token import Token
from .extent import end_of_name
from .lexicon import lexicon
from .signs import LEADS, OPENS, Signs, places_of, signs_of

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named at text[start:end].

    `sort`: named | whole | phrase | plural | led (a post, and what it leads) | post (شهردار → شهرداری) |
    back (این سازمان).
    `first`, `after`: its tokens. `post`: the post before it whose holder speaks for it.
    """

    start: int
    end: int
    name: str
    sort: str
    first: int
    after: int
    post: str = ""


def find_mentions(text: str, tokens: Sequence[Token], signs: Signs | None = None) -> list[Mention]:
    """The mentions of bodies in clean `text`, in order; none overlaps another. `signs` are those of the tokens."""
    found: list[Mention] = []
    done = 0
    signs = signs_of([token.text for token in tokens]) if signs is None else signs
    for k in sorted({*places_of(signs, OPENS), *(k + 1 for k in places_of(signs, LEADS) if k + 1 < len(tokens))}):
        if k < done:
            continue
        mention = _at(text, tokens, k)
        if mention is not None:
            found.append(mention)
            done = mention.after
    return found


def _at(text: str, tokens: Sequence[Token], k: int) -> Mention | None:
    """The mention that opens at token `k`."""
    words = lexicon()
    word = tokens[k].text
    for phrase in words.phrases.get(word, ()):
        if tuple(token.text for token in tokens[k : k + len(phrase)]) == phrase:
            return _mention(text, tokens, k, k + len(phrase), "phrase")
    if word in words.named and k and tokens[k - 1].text in words.pointing:
        return Mention(tokens[k].start, tokens[k].end, word, "back", k, k + 1)
    if word in words.named and (word, tokens[k + 1].text if k + 1 < len(tokens) else "") in words.boards:
        return None
    if word in words.named:
        return _mention(text, tokens, k, k + 1, "named")
    if word in words.whole:
        return _mention(text, tokens, k, k + 1, "whole")
    if word in words.plural:
        return _mention(text, tokens, k, k + 1, "plural")
    if word in words.anaphors and k and tokens[k - 1].text in words.pointing:
        return Mention(tokens[k].start, tokens[k].end, word, "back", k, k + 1)
    if word in words.bodies:
        return _by_post(text, tokens, k)
    if k and tokens[k - 1].text in words.leading and word not in words.not_led and tokens[k].sort == "word":
        return _led(text, tokens, k)
    return None


def _mention(text: str, tokens: Sequence[Token], k: int, opened: int, sort: str) -> Mention | None:
    after = end_of_name(text, tokens, k, opened)
    start, end = tokens[k].start, tokens[after - 1].end
    return Mention(start, end, clean_name(text[start:end]), sort, k, after, _post(tokens, k))


def _by_post(text: str, tokens: Sequence[Token], k: int) -> Mention | None:
    """«شهردار تهران» speaks for «شهرداری تهران»."""
    after = end_of_name(text, tokens, k, k + 1)
    if after == k + 1:
        return None
    body = lexicon().bodies[tokens[k].text]
    rest = clean_name(text[tokens[k + 1].start : tokens[after - 1].end])
    start, end = tokens[k].start, tokens[after - 1].end
    return Mention(start, end, f"{body} {rest}", "post", k, after, tokens[k].text)


def _led(text: str, tokens: Sequence[Token], k: int) -> Mention | None:
    """«رئیس آب و فاضلاب شهری انزلی» leads what follows the post."""
    words = lexicon()
    word = tokens[k].text
    if word in words.stop or word in words.posts or word_class(word).tag not in ("NOUN", "PROPN"):
        return None
    after = end_of_name(text, tokens, k, k + 1)
    start, end = tokens[k].start, tokens[after - 1].end
    if any(token.text in words.named for token in tokens[k:after]):
        return None  # «مدیر روابط عمومی سازمان …»: the word of organisation opens the name
    return (
        Mention(start, end, clean_name(text[start:end]), "led", k, after, tokens[k - 1].text) if after > k + 1 else None
    )


def _post(tokens: Sequence[Token], k: int) -> str:
    """The post before token `k`, over the words of its department: «معاون اشتغال | کمیته امداد»."""
    words = lexicon()
    for j in range(k - 1, max(-1, k - 7), -1):
        word = tokens[j].text
        if word in words.posts:
            return word
        if (tokens[j].sort != "word" and word != "،") or word in words.stop:
            return ""
    return ""


def clean_name(phrase: str) -> str:
    """A name without quotation marks and doubled spaces."""
    return " ".join(phrase.replace("«", "").replace("»", "").replace('"', "").split())
