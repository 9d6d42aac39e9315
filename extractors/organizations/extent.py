"""Where the name of a body ends: «سازمان برنامه و بودجه | اعتبار …», «شهرداری تهران | در …»."""

from collections.abc import Sequence

from ..items.word_class import word_class
from ..places.gazetteer import gazetteer
from ..token import Token
from .lexicon import lexicon

LONGEST = 11  # tokens of a name
HONORIFICS = frozenset("ره عج س ع ص".split())
JOINING = 0.3  # share of its uses in which a word must be joined to the next for a name to go on over it
_ENDING = frozenset({"VERB", "AUX", "ADP", "PRON", "SCONJ", "CCONJ", "DET", "ADV", "NUM", "PUNCT", "INTJ", "PART"})


def end_of_name(text: str, tokens: Sequence[Token], first: int, after: int) -> int:
    """The token after the last of the name that opens with tokens[first:after]."""
    k = after
    placed = False
    while k < len(tokens) and k - first < LONGEST and "\n" not in text[tokens[k - 1].end : tokens[k].start]:
        end = _place(tokens, k)
        if end > k and (not placed or tokens[k].text in lexicon().region):  # «… استان زنجان», «… شهر تهران»
            placed, k = True, end
            continue
        step = _honorific(tokens, k) or (0 if placed else _step(tokens, k, after))
        if not step:
            break
        k += step
    return min(k, len(tokens))


def _honorific(tokens: Sequence[Token], k: int) -> int:
    """Three tokens for «(ره)», else 0."""
    inside = k + 2 < len(tokens) and tokens[k].text == "(" and tokens[k + 2].text == ")"
    return 3 if inside and tokens[k + 1].text in HONORIFICS else 0


def _place(tokens: Sequence[Token], k: int) -> int:
    """The token after a place whose name begins at token `k`, with its «استان» or «شهرستان»; `k` where none does."""
    words = lexicon()
    regional = tokens[k].text in words.region
    begin = k + regional
    if begin == len(tokens):
        return k
    found = (
        gazetteer().at(tokens, begin) if tokens[begin].sort == "word" and tokens[begin].text not in words.stop else None
    )
    if found and not found[1].adjective and not (found[1].doubtful and not regional):
        return found[0]
    follows = tokens[begin].sort == "word" and word_class(tokens[begin].text).tag not in _ENDING
    return begin + 1 if regional and follows and tokens[begin].text not in words.stop else k


def _step(tokens: Sequence[Token], k: int, after: int) -> int:
    """How many tokens from `k` on still belong to the name; 0 where it ends before `k`."""
    words = lexicon()
    word, last = tokens[k].text, tokens[k - 1].text
    following = tokens[k + 1].text if k + 1 < len(tokens) else ""
    if word == "و":
        return 2 if (last, following) in words.joined else 0
    if word == "،":
        return 2 if (last, following) in words.listed else 0
    if tokens[k].sort != "word" or word in words.stop or word in words.posts:
        return 0
    if word in words.closing:
        return 1
    cls = word_class(word)
    if last in words.closing or cls.tag in _ENDING:
        return 0
    if k == after and last not in words.named:
        return 1 if cls.tag in ("ADJ", "PROPN") or word_class(last).ezafe >= 0.6 else 0
    return 1 if k == after or word_class(last).ezafe >= JOINING else 0
