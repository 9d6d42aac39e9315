"""Sayings of a sentence: its verbs of saying with their subjects, and its sources («به گفته …»)."""

from bisect import bisect_left
from dataclasses import dataclass

from .beginnings import SAYINGS
from .lexicon import Lexicon, lexicon, phrase_at
from .mention import Mention
from .reader import Reader


@dataclass(slots=True)
class Saying:
    """Somebody says something: words `first` to `last` (exclusive) are the verb, or the words that bring in a source.

    `by` is who says it, None where the sentence does not tell; `how` is "verb", "show" (a report does), "colon" or the
    sort of the source;
    `colon` tells whether the words said begin behind a colon; `spoken` where a colon opens direct speech.
    """

    first: int
    last: int
    by: Mention | None
    how: str
    colon: bool


def sayings(reader: Reader, first: int, openings: list[int], mentions: list[Mention]) -> list[Saying]:
    """The sayings of the sentence that begins with word `first`, in order."""
    found = [Saying(m.first, m.last, m, m.source, False) for m in mentions if m.source]
    places = _places(reader, openings, mentions)
    words = lexicon()
    done = first
    last: Saying | None = None
    for i in places:
        verb = _verb_end(reader.keys, i, words) if i >= done else None
        if verb is None:
            continue
        end, how = verb
        by = None if last is not None and last.colon else _subject(mentions, done, i, last is not None)
        colon = any(word == ":" for word in reader.words[end : end + 2])
        if by is None and last is not None:
            by = last.by
        elif by is None and how == "verb":
            by = _told(reader, first, mentions, i)
        last = Saying(i, end, by, how, colon)
        found.append(last)
        done = end
    if last is None:
        found += _colon(reader, first, mentions)
    return sorted(found, key=lambda saying: saying.first) if len(found) > 1 else found


def _places(reader: Reader, openings: list[int], mentions: list[Mention]) -> list[int]:
    """Where a verb of saying may begin: in no mention."""
    places = [i for i in openings if reader.begins[i] & SAYINGS]
    inside = {i for m in mentions for i in range(m.first, m.last)} if places else ()
    return [i for i in places if i not in inside]


def _subject(mentions: list[Mention], begin: int, verb: int, again: bool) -> Mention | None:
    """Who the verb at word `verb` belongs to: the first mention behind `begin` that nothing else governs; behind
    another verb (`again`) only one that stands next to it."""
    if again:
        first = bisect_left(mentions, begin, key=lambda m: m.first)
        near = mentions[first : first + 2]
        return next((m for m in near if m.last <= verb and not m.source and m.free and m.first - begin < 4), None)
    before = [m for m in mentions if m.last <= verb and not m.source]
    free = next((m for m in before if m.free), None)
    return free or next((m for m in before if m.loose and m.sort in ("name", "role")), None)


def _told(reader: Reader, first: int, mentions: list[Mention], verb: int) -> Mention | None:
    """The subject by words that are no known name, put among the mentions."""
    begin = max((m.last for m in mentions if m.last <= verb and m.source), default=first)
    found = reader.nameless(begin, verb)
    if found is None or any(m.first < found.last and found.first < m.last for m in mentions):
        return None
    mentions.append(found)
    mentions.sort(key=lambda m: m.first)
    mentions[:] = reader.together(mentions)
    return found


def _verb_end(keys: list[str], i: int, words: Lexicon) -> tuple[int, str] | None:
    """Where the verb of saying that begins at token `i` ends, and whether it is one ("verb") or a report's ("show")."""
    opening = phrase_at(keys, i)
    if opening and opening[0] in ("alone", "show"):
        if keys[i] == "گفت" and "".join(keys[i + 1 : i + 3]).startswith("وگو"):
            return None  # «گفت و گو»
        return opening[1], "show" if opening[0] == "show" else "verb"
    for n in (1, 2):
        noun = "".join(keys[i : i + n])
        if noun in words.states and keys[i + n] in words.being:
            return i + n + 1, "show" if noun in _SHOWN else "verb"
        if noun in words.nouns:
            for j in (i + n, i + n + 1):
                if j > i + n and keys[j - 1] not in words.between:
                    continue
                for m in (2, 1):
                    verb = "".join(keys[j : j + m])
                    if verb in words.light or (verb in words.passive and noun in words.become):
                        return j + m, "verb"
    return None


_SHOWN = frozenset(("حاکی", "بیانگر", "نشاندهنده", "نشانگر"))


def _colon(reader: Reader, first: int, mentions: list[Mention]) -> list[Saying]:
    """«رضایی: ۳۰ مدرسه ساختیم»: who stands before a colon at the beginning."""
    for m in mentions[:1]:
        if m.first <= first + 1 and m.sort in ("name", "role", "body") and reader.words[m.last] == ":":
            return [Saying(m.last, m.last + 1, m, "colon", True)]
    return []
