"""The finite verbs of a sentence, with their tenses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import regex

from ..token import Token
from .lexicon import lexicon

Tense = Literal["future", "present", "subjunctive", "past", "state", "none"]

SHARED = 9  # tokens between a participle and the verb that it shares its auxiliary with
# What stands after a verb that ends its clause.
_CLOSERS = frozenset('و ، ؛ : . ؟ ! » ) که ولی اما لیکن تا , " ”'.split())
_IMPERSONAL = frozenset("می‌توان نمی‌توان بتوان نتوان".split())  # «می‌توان ۱۰ نمایش دعوت کرد»
# درمی‌آیند, برمی‌گردد, فرا نمی‌گیرد: the prefix of the present is inside.
_INSIDE = regex.compile(r"(?:در|بر|باز|فرا|فرو|وا|ور)\u200c?(ن?)می\u200c\p{L}++(?:\u200c\p{L}++)*+")
_FUTURE = regex.compile(r"ن?خواه(?:م|ی|د|یم|ید|ند)(?:\u200c?\p{L}++)?")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group: its first token and the one after its last, in places of the token list."""

    start: int
    end: int
    tense: Tense
    negated: bool
    shared: bool = False  # a bare participle before و


def read_verbs(tokens: Sequence[Token]) -> list[Verb]:
    """The finite verbs of a sentence, auxiliaries together with what they help: شده است, خواهد شد, ساخته می‌شود."""
    verbs: list[Verb] = []
    k = 0
    while k < len(tokens):
        form = _form(tokens, k)
        if form is None:
            k += 1
            continue
        start, negated = k, False
        forms: list[str] = []
        while k < len(tokens) and (form := _form(tokens, k)) and len(forms) < 4:
            forms.append(form[0])
            negated = negated or form[1]
            k += 1
            if form[0] == "future" and k < len(tokens) and tokens[k].text in lexicon().stems:
                k += 1
        tense = _tense(forms)
        closed = k == len(tokens) or tokens[k].text in _CLOSERS
        if tense is not None and (closed or forms[-1] != "participle"):
            shared = forms == ["participle"] and k < len(tokens) and tokens[k].text == "و"
            verbs.append(Verb(start, k, tense, negated, shared))
    for n in range(len(verbs) - 2, -1, -1):  # اضافه شده و … خواهد شد: the participle shares what follows
        one, then = verbs[n], verbs[n + 1]
        between = tokens[one.end : then.start]
        if one.shared and len(between) <= SHARED and not any(token.text in ("که", "؛", ":") for token in between):
            verbs[n] = Verb(one.start, one.end, then.tense, then.negated)
    return [v for n, v in enumerate(verbs) if not _modal(tokens, v, verbs[n + 1 : n + 2])]


def _modal(tokens: Sequence[Token], verb: Verb, following: Sequence[Verb]) -> bool:
    """Whether a verb only opens the next, a subjunctive or a bare stem: «قرار است … ساخته شود», «می‌توان … ساخت»."""
    if not following:
        return False
    if tokens[verb.start].text in _IMPERSONAL and tokens[following[0].end - 1].text in lexicon().stems:
        return True
    if following[0].tense != "subjunctive":
        return False
    word = tokens[verb.start - 1].text if verb.start else ""
    return word in lexicon().openers or tokens[verb.start].text.startswith(lexicon().modals)


def _tense(forms: Sequence[str]) -> Tense | None:
    if "future" in forms:
        return "future"
    last = forms[-1]
    if last == "participle" or (last == "state" and "participle" in forms):
        return "past"
    return last  # type: ignore[return-value]


def _form(tokens: Sequence[Token], k: int) -> tuple[str, bool] | None:
    """The form of token `k` as a verb and whether it is negated; None for what is no verb or not here."""
    word = tokens[k].text
    if tokens[k].sort != "word":
        return None
    if _FUTURE.fullmatch(word):
        return "future", word[0] == "ن"
    known = lexicon().forms.get(word)
    if known is None:
        if word.startswith(("می\u200c", "نمی\u200c")) and len(word) > 4:
            return "present", word[0] == "ن"
        inside = _INSIDE.fullmatch(word)
        return ("present", bool(inside.group(1))) if inside else None
    if word in lexicon().doubtful:  # پرداخت, ساخت, دهم are verbs only at the end of a clause
        closed = k + 1 == len(tokens) or tokens[k + 1].text in (".", "؛", "»", "!", "؟")
        return known if closed else None
    return known
