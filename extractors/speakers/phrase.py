"""Noun phrases in a sentence: where the name of an office or an institution ends."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from types import MappingProxyType

from ...normalizers import lexicon as words_known
from ..items.word_class import word_class
from .beginnings import BREAK, END, INNER_WORD, OPENING, Words
from .lexicon import Lexicon, lexicon, phrase_at
from .names import CLOSED_PHRASE, family, given, name_end

LONGEST_PHRASE = 14  # words of an office or an institution
QUOTES = frozenset([*"«»\"“”'ˈ()&;*", "nbsp", "zwnj", "laquo", "raquo"])
_OPENING = frozenset('«"“')
_CLOSING = frozenset('»"”')
_WITH = frozenset(("نظارت", "مبارزه", "مقابله", "پیشگیری", "حمایت"))  # «اداره نظارت بر ناشران»
_AT = frozenset(("مقام", "مسئول", "کارشناس", "نماینده", "مردم", "عضو", "سفیر", "استاد"))  # «نماینده مردم … در مجلس»
_NUMBERED = frozenset(("منطقه", "ناحیه", "شماره", "لشکر", "تیپ"))


@dataclass(eq=False)
class Phrases:
    """The words of sentences, with what the model has `named` (first word → word after the last, label) and the
    surnames `known` from before.

    `known` may grow while sentences are read: a surname told once is looked for in those behind."""

    read: Words
    named: Mapping[int, tuple[int, str]] = MappingProxyType({})
    known: Set[str] = frozenset()

    def __post_init__(self) -> None:
        words, named = self.read, self.named
        self.words, self.keys, self.begins, self.bits = words.texts, words.keys, {**words.begins}, words.bits
        self.persons = {first: last for first, (last, label) in named.items() if label == "PER"}
        self.bodies = {first: last for first, (last, label) in named.items() if label == "ORG"}
        self.lexicon: Lexicon = lexicon()

    def _common(self, i: int) -> bool:
        """Whether token `i` is a word of the language, and no likely name."""
        word = self.words[i]
        return bool(words_known().tags(word)) and max(given(word), family(word)) < 3 and i not in self.persons

    def _begins(self, i: int) -> bool:
        """Whether a clause may begin at token `i`."""
        return self.bits[i - 1] & BREAK > 0

    def _stop(self, i: int, limit: int) -> int:
        """Where the sentence of token `i` ends, at most `limit`."""
        return next((k for k in range(i, limit) if self.words[k] == END), limit)

    def _opens(self, j: int) -> bool:
        """Whether a noun phrase may begin at token `j`."""
        return self.bits[j] & OPENING > 0

    def _phrase_end(self, i: int) -> int:
        """Where the noun phrase that begins at token `i` ends."""
        limit = i + LONGEST_PHRASE
        j = i + 1
        while j < limit:
            word = self.words[j]
            if self.bits[j] & INNER_WORD and j not in self.persons:
                pass
            elif word in ("و", "،"):
                if not self._goes_on(j):
                    break
            elif word[0].isalpha():
                if self._goes_with(i, j):
                    j += 1
                elif not self._inner(j) and self._ends(j):
                    break
            elif not (word[0].isdigit() and j == i + 2 and self.keys[j - 1] in _NUMBERED):
                break
            j += 1
        return min(j, limit)

    def _inner(self, j: int) -> bool:
        """«صندوق بین المللی پول», «خطیب جمعه»: words that end other phrases."""
        if self.keys[j] == "بین":
            return self.words[j + 1 : j + 2] in (["الملل"], ["المللی"])
        return self.keys[j] == "جمعه" and self.keys[j - 1] in ("امام", "خطیب", "ائمه")

    def _ends(self, j: int) -> bool:
        """Whether a phrase ends before the word `j`: a verb, a preposition, a title, a name …"""
        words, k = self.lexicon, self.keys[j]
        if k in words.stops or k in words.titles or j in self.persons or word_class(self.words[j]).tag in CLOSED_PHRASE:
            return True
        if (opening := phrase_at(self.keys, j)) and opening[0] != "bare":
            return True
        if (k in words.nouns or k in words.states) and self._says(j):
            return True
        return given(self.words[j]) > 4 and name_end(self.words, j, False) > j

    def _says(self, j: int) -> bool:
        """Whether the noun at `j` is the first word of a verb of saying."""
        after = self.keys[j + 1 : j + 3]
        if self.keys[j] in self.lexicon.states and after[:1] and after[0] in self.lexicon.being:
            return True
        return any(k in self.lexicon.light or k in self.lexicon.passive or k in self.lexicon.between for k in after)

    def _goes_on(self, j: int) -> bool:
        """Whether the comma or «و» at `j` stands within the name of an office («صنعت، معدن و تجارت»)."""
        words = self.lexicon
        if self.words[j + 1] == END or self.keys[j + 1] in words.roles or given(self.words[j + 1]) > 4:
            return False
        if self.keys[j - 1] in words.joined and (self.words[j] == "و" or self.keys[j + 1] in words.joined):
            return True
        after = self.keys[j + 1]
        apart = (words.heads, words.titles, words.stops, words.pronouns, words.people)
        if self.words[j] != "و" or any(after in table for table in apart):
            return False
        return self._opens(j + 1) and phrase_at(self.keys, j + 1) is None and not self._says(j + 1)

    def _goes_with(self, i: int, j: int) -> bool:
        """Whether the preposition at `j` belongs to the phrase that begins at `i`."""
        if self.words[j + 1] == END:
            return False
        if self.keys[j - 1] in _WITH and self.keys[j] in ("بر", "با", "از"):
            return True
        return self.keys[j] == "در" and self.keys[i] in _AT and self.keys[j + 1] in self.lexicon.heads

    def _quoted(self, last: int) -> int:
        """Where the words in quotation marks right at token `last`, if there are, end; else `last`."""
        if self.words[last] in _OPENING and self.keys[last - 1] not in self.lexicon.stops:
            end = self._stop(last, last + 7)
            return next((k for k in range(last + 2, end) if self.words[k] in _CLOSING), last)
        return last

    def _text(self, first: int, last: int) -> str:
        """The words of tokens `first` to `last` (exclusive), marks left out."""
        return " ".join(word for word in self.words[first:last] if word not in QUOTES).replace(" ،", "،").strip(" ،")
