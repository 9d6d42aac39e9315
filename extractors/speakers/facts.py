"""What the words of a sentence tell about who may be speaking in it."""

from ...normalizers.word_table import WordTable
from ..items.word_class import word_class
from .lexicon import phrase_at
from .talk import Talk

READ = 400  # words of a sentence that are read
LONGEST_WORD = 40  # letters of a word that are told
SHORT = 16  # words: a heading, if no full stop ends it

_OURS = frozenset(("ما", "من", "بنده", "اینجانب"))
_FIRST_PERSON = ("یم", "\u200cام", "\u200cایم")
_MARKS = ("«", '"', "-", "•", "*")


def _of_us(word: str) -> bool:
    """Whether a word is a verb of the first person: «داریم»."""
    return word.endswith(_FIRST_PERSON) and word_class(word).verb


_OF_US = WordTable(_of_us)


def sentence_facts(talk: Talk, number: int) -> list[str]:
    """Features of sentence `number`: its marks, its length, its first words and its last, verbs of the first person."""
    text, sentences = talk.document.text, talk.document.sentences
    begin, end = sentences[number]
    first, behind = talk.script.spans[number]
    words = talk.script.texts[first : min(behind, first + READ)]
    if not words:
        return []
    stop, short = text[end - 1], len(words) < SHORT
    closed = stop in ".!؟…:»"
    line = begin == 0 or text[begin - 1] == "\n"
    facts = [f"end={'.' if stop in '.!؟…' else stop if stop in ':»' else '-'}", f"short={short}|end={closed}"]
    facts.append(f"line={line}|short={short}|{stop in '.!؟…'}")
    facts += ["first"] * (number == 0) + ["lastone"] * (number + 1 == len(sentences))
    if text.startswith(_MARKS, begin):
        facts.append(f"mark={text[begin]}")
    if any(map(_OF_US.__getitem__, words)):
        facts.append("we")
    if not _OURS.isdisjoint(words):
        facts.append("ours")
    opening, *second = [word[:LONGEST_WORD] for word in words[:2]]
    facts.append(f"w0={opening}")
    facts += [f"w01={opening} {word}" for word in second]
    facts.append(f"wv={next((word for word in reversed(words) if word[0].isalpha()), '')[:LONGEST_WORD]}")
    if phrase := phrase_at(talk.script.words.keys, first):
        facts.append(f"open={phrase[0]}")
    return facts
