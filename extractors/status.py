"""Whether a figure is actual, planned or hypothetical, told by the verb of its clause and by words around it.

Persian puts its verb last, so the verb of a quantity is the next finite one: «۱۰ طرح افتتاح خواهد شد». Tense and
words together decide, in the order of the cues of `status.toml`; where none fits, what is told is so.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import regex

from .items.word_class import word_class
from .quantity import Quantity
from .sentence import sentences
from .token import Token, tokenize

Status = Literal["actual", "planned", "hypothetical"]
Tense = Literal["future", "present", "subjunctive", "past", "state", "none"]
Span = tuple[int, int]

REACH = 600  # code points read on either side of the quantity; a longer sentence is cut
SHARED = 9  # tokens between a participle and the verb that it shares its auxiliary with
FURTHER = 3000  # code points in which a headline's number is looked for again
_ENDINGS = ("م", "ی", "د", "یم", "ید", "ند")
_PAST_ENDINGS = ("", "م", "ی", "یم", "ید", "ند")
_CLOSERS = frozenset(
    'و ، ؛ : . ؟ ! » ) که ولی اما لیکن تا , " ”'.split()
)  # what stands after a verb that ends its clause
_FUTURE = regex.compile(r"ن?خواه(?:م|ی|د|یم|ید|ند)(?:\u200c?\p{L}++)?")
_LETTER = r"\p{L}\p{M}\u200c"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell a status where they stand in `part` of the clause and its verb has one of `tenses`."""

    name: str
    status: Status
    part: str
    tenses: frozenset[str]
    negated: bool | None
    words: regex.Pattern[str] | None
    unless: regex.Pattern[str] | None
    beside: str
    also: regex.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group: its first token and the one after its last, in places of the token list."""

    start: int
    end: int
    tense: Tense
    negated: bool
    shared: bool = False  # a bare participle before و


@dataclass(frozen=True, slots=True)
class Clause:
    """What the cues look at: the tense of the verb, and the parts of the sentence by name."""

    tense: Tense
    negated: bool
    parts: dict[str, str]


def status_of(text: str, sentence: Span, quantity: Quantity) -> tuple[str, str]:
    """The status of a figure ("actual", "planned", "hypothetical") and the name of the cue that told it.

    `sentence` and the spans of `quantity` are code points of the clean `text`, end exclusive. A number of a headline
    without a verb is read where the text says it again.
    """
    span = (quantity.start, quantity.end)
    clause = read_clause(text, sentence, span)
    found = _told(clause)
    if found is None and clause.tense == "none":
        again = _again(text, sentence, span)
        found = _told(again) if again else None
        return (found.status, f"again: {found.name}") if found else ("actual", "no verb")
    return (found.status, found.name) if found else ("actual", f"verb: {clause.tense}")


def _told(clause: Clause) -> Cue | None:
    """The first cue that fits."""
    for cue in lexicon().cues:
        if clause.tense in cue.tenses and cue.negated in (None, clause.negated):
            part, beside = clause.parts[cue.part], clause.parts[cue.beside]
            if (
                (cue.words is None or cue.words.search(part))
                and (cue.also is None or cue.also.search(beside))
                and not (cue.unless and (cue.unless.search(part) or cue.unless.search(clause.parts["clause"])))
            ):
                return cue
    return None


def read_clause(text: str, sentence: Span, span: Span) -> Clause:
    """The clause of the quantity at `span`, bounded by verbs, که, a colon or a semicolon; its verb is its last word."""
    begin, end = max(sentence[0], span[0] - REACH), min(sentence[1], span[1] + REACH)
    tokens = tokenize(text, begin, end)
    first = next((k for k, token in enumerate(tokens) if token.end > span[0]), len(tokens))
    after = next((k for k in range(first, len(tokens)) if tokens[k].start >= span[1]), len(tokens))
    verbs = read_verbs(tokens)
    verb = _governing(tokens, [v for v in verbs if v.start >= after], after)
    opened = [v.end for v in verbs if v.end <= first] + [
        k + 1 for k in range(first) if tokens[k].text in ("که", "؛", ":")
    ]
    left = max(opened, default=0)
    comma = max((k + 1 for k in range(left, first) if tokens[k].text == "،"), default=left)
    said = max((k + 1 for k in range(first) if tokens[k].text == ":"), default=0)
    right = verb.end if verb else _end_of_speech(tokens, after)
    spans = {
        "before": (said, first),
        "near": (max(comma, first - 5), first),
        "touch": (max(left, first - 1), first),
        "lead": (left, first),
        "clause": (left, right),
        "rest": (after, right),
        "verb": (max(after, verb.start - 4) if verb else right, right),
        "close": (max(after, verb.start - 2) if verb else right, right),
        "after": (after, len(tokens)),
        "next": (after, min(after + 5, len(tokens))),
        "soon": (after, min(after + 15, len(tokens))),
        "sentence": (0, len(tokens)),
    }
    parts = {name: text[tokens[a].start : tokens[b - 1].end] if a < b else "" for name, (a, b) in spans.items()}
    return Clause(verb.tense if verb else "none", bool(verb and verb.negated), parts)


def _end_of_speech(tokens: Sequence[Token], after: int) -> int:
    """Where the clause of a quantity ends that has no verb but one of speech: «از ساخت ۳۰ مدرسه خبر داد و گفت:»."""
    return next((k for k in range(after, len(tokens)) if tokens[k].text in ("که", "؛", ":")), len(tokens))


def _governing(tokens: Sequence[Token], verbs: Sequence[Verb], after: int) -> Verb | None:
    """The verb of a quantity among those after it: one in a relative clause, or of speech, is not."""
    speech = lexicon().speech
    for n, verb in enumerate(verbs):
        before = " ".join(token.text for token in tokens[max(after, verb.start - 3) : verb.end])
        if speech.search(before):
            return None
        if any(token.text == ":" for token in tokens[after : verb.start]):
            return None
        relative = n == 0 and any(token.text == "که" for token in tokens[after : verb.start])
        if not (relative and n + 1 < len(verbs)):
            return verb
    return None


def _again(text: str, sentence: Span, span: Span) -> Clause | None:
    """The clause in which a text says the quantity of a headline again, with the same word after it."""
    follows = regex.compile(r"[^\p{L}\n]{0,3}[\p{L}\u200c]{0,30}+").match(text, span[1])
    said = text[span[0] : follows.end() if follows else span[1]]
    words = regex.compile(rf"(?<![{_LETTER}\p{{Nd}}]){regex.escape(said)}(?![{_LETTER}\p{{Nd}}٬٫])")
    found = words.search(text, sentence[1], sentence[1] + FURTHER)
    if found is None:
        return None
    place = (found.start(), found.start() + span[1] - span[0])
    low = max(sentence[1], place[0] - REACH)
    around = sentences(text[low : place[1] + REACH])
    here = next((s for s in around if s[0] <= place[0] - low < s[1]), None)
    return read_clause(text, (here[0] + low, here[1] + low), place) if here else None


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
    """Whether a verb only opens the next, a subjunctive: «قرار است … ساخته شود»."""
    if not following or following[0].tense != "subjunctive":
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
        return ("present", word[0] == "ن") if word.startswith(("می\u200c", "نمی\u200c")) and len(word) > 4 else None
    if word in lexicon().doubtful:  # پرداخت, ساخت, دهم are verbs only at the end of a clause
        closed = k + 1 == len(tokens) or tokens[k + 1].text in (".", "؛", "»", "!", "؟")
        return known if closed else None
    return known


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Verb forms with what they are, and the cues."""

    forms: dict[str, tuple[str, bool]]
    stems: frozenset[str]
    doubtful: frozenset[str]
    openers: frozenset[str]
    modals: tuple[str, ...]
    speech: regex.Pattern[str]
    cues: tuple[Cue, ...]


@cache
def lexicon() -> Lexicon:
    """The language of `status.toml`."""
    data = tomllib.loads(Path(__file__).with_name("status.toml").read_text(encoding="utf-8"))
    forms: dict[str, tuple[str, bool]] = {}
    stems = set()
    for pair in data["verbs"]["stems"]:
        past, present = pair.split()
        stems.add(past)
        for form, tense in conjugate(past, present):
            forms.setdefault(form, (tense, form.startswith("ن") and not past.startswith("ن")))
    for form in data["verbs"]["state"]:
        forms[form] = ("state", form.startswith("ن"))
    doubtful = frozenset(form for form in forms if word_class(form).tag not in ("VERB", "AUX"))
    doubtful -= frozenset(form for form in forms if "\u200c" in form)
    cues = tuple(_cue(**row) for row in data["cue"])
    verbs = data["verbs"]
    openers, modals = frozenset(verbs["openers"]), tuple(verbs["modals"])
    return Lexicon(forms, frozenset(stems), doubtful, openers, modals, _words(verbs["speech"]), cues)


def conjugate(past: str, present: str) -> list[tuple[str, str]]:
    """The finite forms and the participle of a verb, with their tenses; the stem of the present may be "-" for none."""
    found: list[tuple[str, str]] = []
    if present != "-":  # first, for می‌آورد and می‌برد are more often of the present than of the past
        found += [(f"{no}می\u200c{present}{ending}", "present") for no in ("", "ن") for ending in _ENDINGS]
    for no in ("", "ن"):
        negative = _joined(no, past)
        found += [(negative + ending, "past") for ending in _PAST_ENDINGS]
        found += [(f"{no}می\u200c{past}{ending}", "past") for ending in _PAST_ENDINGS]
        found += [(f"{negative}ه", "participle")]
        found += [(f"{negative}ه\u200c{ending}", "past") for ending in ("ام", "ای", "است", "ایم", "اید", "اند")]
    if present != "-":
        found += [(_joined(prefix, present) + ending, "subjunctive") for prefix in ("ب", "ن") for ending in _ENDINGS]
        found += [(present + ending, "subjunctive") for ending in ("د", "ند", "یم")]
    return found


def _joined(prefix: str, stem: str) -> str:
    """A prefix before a stem: ب + آور is بیاور, ب + افت is بیفت."""
    if prefix and stem[0] == "آ":
        return f"{prefix}یا{stem[1:]}"
    if prefix and stem[0] == "ا":
        return f"{prefix}ی{stem[1:]}"
    return prefix + stem


def _cue(
    name: str,
    status: Status,
    part: str,
    words: Sequence[str] = (),
    unless: Sequence[str] = (),
    tenses: Sequence[str] = ("future", "present", "subjunctive", "past", "state", "none"),
    **more: Any,
) -> Cue:
    return Cue(
        name,
        status,
        part,
        frozenset(tenses),
        more.get("negated"),
        _words(words) if words else None,
        _words(unless) if unless else None,
        more.get("beside", part),
        _words(more["also"]) if "also" in more else None,
    )


def _words(phrases: Sequence[str]) -> regex.Pattern[str]:
    """A pattern for phrases: spaces and ZWNJ alike, * for the rest of a word, … for one or two words between."""
    return regex.compile(rf"(?<![{_LETTER}])(?:{'|'.join(map(_phrase, phrases))})(?![{_LETTER}])")


def _phrase(phrase: str) -> str:
    letters = {
        " ": r"[ \u200c]?",
        "\u200c": r"[ \u200c]?",
        "*": rf"[{_LETTER}]*",
        "…": rf"(?:[{_LETTER}]{{1,20}} ){{0,3}}",
        "#": r"\p{Nd}[\p{Nd}٬٫]*",
    }
    return "".join(letters.get(c) or regex.escape(c) for c in phrase.replace(" … ", " …"))
