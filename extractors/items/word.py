"""What one word tells the item finder by itself, wherever it stands; worked out once, for news words come back."""

from dataclasses import dataclass
from typing import Literal

from ...normalizers.word_table import WordTable
from ..lemma import lemma
from ..token import Sort, sort_of
from .head_words import head_words
from .word_class import word_class

# Tags whose words are told by name in features: they carry grammar, and there are few of them.
_GRAMMAR = frozenset(("ADP", "SCONJ", "CCONJ", "DET", "PRON", "PART", "AUX", "PUNCT"))

Passed = Literal["", "verb", "comma", "bracket", "preposition", "join"]
"""What is counted of the words between a noun and the quantity."""

Emptied = Literal["never", "by a verb", "by this", "always"]
"""When a word names nothing: where a verb follows it, after «این», or always."""


@dataclass(frozen=True, slots=True, eq=False)  # each is made once: as a key it is told apart as what it is
class Word:
    """`name` is the word as features tell it (# for a number), `sign` a short name: the word where it is grammar, else
    its class. `nominal` says that it can stand in a noun phrase as its head, `stops` that it is a mark that ends one.
    The rest is what its class says (see `WordClass`), `like` and the rounded `noun_share`, `ezafe_4` and `ezafe_5` as
    features tell them."""

    name: str
    sign: str
    lemma: str
    nominal: bool
    verb: bool
    adjective: bool
    ezafe: float
    tag: str
    like: str
    noun_share: str
    ezafe_4: str
    ezafe_5: str
    passed: Passed
    stops: bool
    emptied: Emptied


def _edge(sign: str) -> Word:
    return Word(
        name=sign,
        sign=sign,
        lemma=sign,
        nominal=False,
        verb=False,
        adjective=False,
        ezafe=0.0,
        tag="-",
        like="-2",
        noun_share="0",
        ezafe_4="-",
        ezafe_5="-",
        passed="",
        stops=True,
        emptied="always",
    )


BEGIN, END = _edge("^"), _edge("$")
"""What stands before the first word of a sentence, and after its last."""


def _word(text: str) -> Word:
    cls = word_class(text)
    sort = sort_of(text)
    name = "#" if sort == "number" else text
    return Word(
        name=name,
        sign=_sign(text, sort, cls.tag, cls.ezafe),
        lemma=lemma(name),
        nominal=sort == "word" and cls.noun >= 0.3 and cls.tag not in _GRAMMAR,
        verb=cls.verb,
        adjective=cls.tag == "ADJ",
        ezafe=cls.ezafe,
        tag=cls.tag,
        like=str(cls.like),
        noun_share=str(round(cls.noun * 4)),
        ezafe_4=str(round(cls.ezafe * 4)),
        ezafe_5=str(round(cls.ezafe * 5)),
        passed=_passed(text, cls.tag, cls.verb),
        stops=sort == "mark" and text not in '،«»"',
        emptied=_emptied(text),
    )


WORDS = WordTable(_word)
"""What each word (or number, or mark) tells."""


def _sign(text: str, sort: Sort, tag: str, ezafe: float) -> str:
    if sort == "number":
        return "#"
    if sort == "mark" or tag in _GRAMMAR:
        return text
    if tag in ("NOUN", "PROPN"):
        return "Ne" if ezafe >= 0.5 else "N"
    return "A" if tag in ("ADJ", "X") else tag[0]


def _passed(text: str, tag: str, verb: bool) -> Passed:
    if verb:
        return "verb"
    if text in "،؛,":
        return "comma"
    if text in "():«»":
        return "bracket"
    if tag == "ADP":
        return "preposition"
    return "join" if text in ("که", "و") else ""


def _emptied(text: str) -> Emptied:
    words, noun = head_words(), lemma(text)
    if noun in words["with_verb"]:
        return "by a verb"
    if noun in words["nameless"]:
        return "by this"
    return "always" if noun in words["rest"] or text in words["half"] else "never"
