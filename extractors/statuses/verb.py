"""The finite verbs of a sentence, with their tenses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import regex

from .lexicon import lexicon

Tense = Literal["future", "present", "subjunctive", "past", "state", "none"]
Form = tuple[str, bool]
"""The form of a verb ("future", "participle", …), and whether it is negated."""

SHARED = 9  # tokens between a participle and the verb that it shares its auxiliary with
# What stands after a verb that ends its clause.
_CLOSERS = frozenset('و ، ؛ : . ؟ ! » ) که ولی اما لیکن تا , " ”'.split())
_IMPERSONAL = frozenset("می‌توان نمی‌توان بتوان نتوان".split())  # «می‌توان ۱۰ نمایش دعوت کرد»
# درمی‌آیند, برمی‌گردد, فرا نمی‌گیرد: the prefix of the present is inside.
_INSIDE = regex.compile(r"(?:در|بر|باز|فرا|فرو|وا|ور)\u200c?(ن?)می\u200c\p{L}++(?:\u200c\p{L}++)*+")
_FUTURE = regex.compile(r"ن?خواه(?:م|ی|د|یم|ید|ند)(?:\u200c?\p{L}++)?")


@dataclass(slots=True)
class Verb:
    """A verb group: its first token and the one after its last, in places of the token list."""

    start: int
    end: int
    tense: Tense
    negated: bool
    shared: bool = False  # a bare participle before و


def verbs_among(words: Sequence[str], known: Mapping[int, Form]) -> list[Verb]:
    """The finite verbs of a sentence, auxiliaries together with what they help: شده است, خواهد شد, ساخته می‌شود.

    `words` are those of all its tokens, marks and numbers among them; `known` are the places of those that may be
    verbs, with what `form_of` says of them.
    """
    verbs: list[Verb] = []
    k = 0
    for start in known:
        if start < k or (form := _form(words, known, start)) is None:
            continue
        k, negated = start, False
        forms: list[str] = []
        while form is not None and len(forms) < 4:
            forms.append(form[0])
            negated = negated or form[1]
            k += 1
            if form[0] == "future" and k < len(words) and words[k] in lexicon().stems:
                k += 1
            form = _form(words, known, k) if k < len(words) else None
        tense = _tense(forms)
        closed = k == len(words) or words[k] in _CLOSERS
        if tense is not None and (closed or forms[-1] != "participle"):
            shared = forms == ["participle"] and k < len(words) and words[k] == "و"
            verbs.append(Verb(start, k, tense, negated, shared))
    for n in range(len(verbs) - 2, -1, -1):  # اضافه شده و … خواهد شد: the participle shares what follows
        one, then = verbs[n], verbs[n + 1]
        between = words[one.end : then.start]
        if one.shared and len(between) <= SHARED and not any(word in ("که", "؛", ":") for word in between):
            verbs[n] = Verb(one.start, one.end, then.tense, then.negated)
    return [v for n, v in enumerate(verbs) if not _modal(words, v, verbs[n + 1 : n + 2])]


def _modal(words: Sequence[str], verb: Verb, following: Sequence[Verb]) -> bool:
    """Whether a verb only opens the next, a subjunctive or a bare stem: «قرار است … ساخته شود», «می‌توان … ساخت»."""
    if not following:
        return False
    if words[verb.start] in _IMPERSONAL and words[following[0].end - 1] in lexicon().stems:
        return True
    if following[0].tense != "subjunctive":
        return False
    word = words[verb.start - 1] if verb.start else ""
    return word in lexicon().openers or words[verb.start].startswith(lexicon().modals)


def _tense(forms: Sequence[str]) -> Tense | None:
    if "future" in forms:
        return "future"
    last = forms[-1]
    if last == "participle" or (last == "state" and "participle" in forms):
        return "past"
    return last  # type: ignore[return-value]


def _form(words: Sequence[str], known: Mapping[int, Form], k: int) -> Form | None:
    """The form of word `k` as a verb; None for what is no verb or not here."""
    form = known.get(k)
    if form is None or words[k] not in lexicon().doubtful:
        return form
    # پرداخت, ساخت, دهم are verbs only at the end of a clause
    return form if k + 1 == len(words) or words[k + 1] in (".", "؛", "»", "!", "؟") else None


def form_of(word: str) -> Form | None:
    """What a word is as a verb, wherever it stands."""
    if _FUTURE.fullmatch(word):
        return "future", word[0] == "ن"
    if (known := lexicon().forms.get(word)) is not None:
        return known
    if word.startswith(("می\u200c", "نمی\u200c")) and len(word) > 4:
        return "present", word[0] == "ن"
    inside = _INSIDE.fullmatch(word)
    return ("present", bool(inside.group(1))) if inside else None
