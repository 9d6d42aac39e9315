"""Mentions of bodies in a text: names opened by a word of organisation, names led by a post."""

from dataclasses import dataclass

from ..items.word_class import word_class
from ..tokenized import Tokenized
from .extent import end_of_name
from .lexicon import lexicon
from .signs import LEADS, OPENS, places_of, signs_of


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


def find_mentions(read: Tokenized) -> list[Mention]:
    """The mentions of bodies in clean text, in order; none overlaps another."""
    found: list[Mention] = []
    done = 0
    signs = signs_of(read)
    openers = places_of(signs, OPENS)
    if leading := places_of(signs, LEADS):
        openers = sorted({*openers, *[k + 1 for k in leading if k + 1 < len(read.words)]})
    for k in openers:
        if k < done:
            continue
        mention = _at(read, k)
        if mention is not None:
            found.append(mention)
            done = mention.after
    return found


def _at(read: Tokenized, k: int) -> Mention | None:
    """The mention that opens at token `k`."""
    words, tokens = lexicon(), read.words
    word, before = tokens[k], tokens[k - 1] if k else ""
    for phrase in words.phrases.get(word, ()):
        if tuple(tokens[k : k + len(phrase)]) == phrase:
            return _mention(read, k, k + len(phrase), "phrase")
    if word in words.named and before in words.pointing:
        return Mention(read.starts[k], read.ends[k], word, "back", k, k + 1)
    if word in words.named and (word, tokens[k + 1] if k + 1 < len(tokens) else "") in words.boards:
        return None
    if word in words.named:
        return _mention(read, k, k + 1, "named")
    if word in words.whole:
        return _mention(read, k, k + 1, "whole")
    if word in words.plural:
        return _mention(read, k, k + 1, "plural")
    if word in words.anaphors and before in words.pointing:
        return Mention(read.starts[k], read.ends[k], word, "back", k, k + 1)
    if word in words.bodies:
        return _by_post(read, k)
    if before in words.leading and word not in words.not_led and read.sorts[k] == "word":
        return _led(read, k)
    return None


def _mention(read: Tokenized, k: int, opened: int, sort: str) -> Mention:
    after = end_of_name(read, k, opened)
    start, end = read.starts[k], read.ends[after - 1]
    return Mention(start, end, clean_name(read.text[start:end]), sort, k, after, _post(read, k))


def _by_post(read: Tokenized, k: int) -> Mention | None:
    """«شهردار تهران» speaks for «شهرداری تهران»."""
    after = end_of_name(read, k, k + 1)
    if after == k + 1:
        return None
    start, end = read.starts[k], read.ends[after - 1]
    post = read.words[k]
    rest = clean_name(read.text[read.starts[k + 1] : end])
    return Mention(start, end, f"{lexicon().bodies[post]} {rest}", "post", k, after, post)


def _led(read: Tokenized, k: int) -> Mention | None:
    """«رئیس آب و فاضلاب شهری انزلی» leads what follows the post."""
    words, word = lexicon(), read.words[k]
    if word in words.stop or word in words.posts or word_class(word).tag not in ("NOUN", "PROPN"):
        return None
    after = end_of_name(read, k, k + 1)
    if after == k + 1 or not words.named.isdisjoint(read.words[k:after]):
        return None  # «مدیر روابط عمومی سازمان …»: the word of organisation opens the name
    start, end = read.starts[k], read.ends[after - 1]
    return Mention(start, end, clean_name(read.text[start:end]), "led", k, after, read.words[k - 1])


def _post(read: Tokenized, k: int) -> str:
    """The post before token `k`, over the words of its department: «معاون اشتغال | کمیته امداد»."""
    words = lexicon()
    for j in range(k - 1, max(-1, k - 7), -1):
        word = read.words[j]
        if word in words.posts:
            return word
        if (read.sorts[j] != "word" and word != "،") or word in words.stop:
            return ""
    return ""


def clean_name(phrase: str) -> str:
    """A name without quotation marks and doubled spaces."""
    return " ".join(phrase.replace("«", "").replace("»", "").replace('"', "").split())
