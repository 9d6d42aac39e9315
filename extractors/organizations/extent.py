"""Where the name of a body ends: «سازمان برنامه و بودجه | اعتبار …», «شهرداری تهران | در …»."""

from ..items.word_class import word_class
from ..places.gazetteer import gazetteer
from ..tokenized import Tokenized
from .lexicon import lexicon

LONGEST = 11  # tokens of a name
HONORIFICS = frozenset("ره عج س ع ص".split())
JOINING = 0.3  # share of its uses in which a word must be joined to the next for a name to go on over it
_ENDING = frozenset({"VERB", "AUX", "ADP", "PRON", "SCONJ", "CCONJ", "DET", "ADV", "NUM", "PUNCT", "INTJ", "PART"})


def end_of_name(read: Tokenized, first: int, after: int) -> int:
    """The token after the last of the name that opens with the tokens from `first` up to `after`."""
    tokens, region = read.words, lexicon().region
    k = after
    placed = False
    most = min(len(tokens), first + LONGEST)
    while k < most and read.text.find("\n", read.ends[k - 1], read.starts[k]) < 0:
        if not placed or tokens[k] in region:  # «… استان زنجان», «… شهر تهران»
            end = _place(read, k)
            if end > k:
                placed, k = True, end
                continue
        step = _honorific(tokens, k) or (0 if placed else _step(read, k, after))
        if not step:
            break
        k += step
    return min(k, len(tokens))


def _honorific(tokens: list[str], k: int) -> int:
    """Three tokens for «(ره)», else 0."""
    return 3 if tokens[k] == "(" and tokens[k + 2 : k + 3] == [")"] and tokens[k + 1] in HONORIFICS else 0


def _place(read: Tokenized, k: int) -> int:
    """The token after a place whose name begins at token `k`, with its «استان» or «شهرستان»; `k` where none does."""
    words, tokens = lexicon(), read.words
    regional = tokens[k] in words.region
    begin = k + regional
    if begin == len(tokens) or read.sorts[begin] != "word" or tokens[begin] in words.stop:
        return k
    found = gazetteer().at(tokens, begin)
    if found and not found[1].adjective and not (found[1].doubtful and not regional):
        return found[0]
    return begin + 1 if regional and word_class(tokens[begin]).tag not in _ENDING else k


def _step(read: Tokenized, k: int, after: int) -> int:
    """How many tokens from `k` on still belong to the name; 0 where it ends before `k`."""
    words, tokens = lexicon(), read.words
    word, last = tokens[k], tokens[k - 1]
    if word in ("و", "،"):
        following = tokens[k + 1] if k + 1 < len(tokens) else ""
        return 2 if (last, following) in (words.joined if word == "و" else words.listed) else 0
    if read.sorts[k] != "word" or word in words.stop or word in words.posts:
        return 0
    if word in words.closing:
        return 1
    cls = word_class(word)
    if last in words.closing or cls.tag in _ENDING:
        return 0
    if k == after and last not in words.named:
        return 1 if cls.tag in ("ADJ", "PROPN") or word_class(last).ezafe >= 0.6 else 0
    return 1 if k == after or word_class(last).ezafe >= JOINING else 0
