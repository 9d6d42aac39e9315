"""Words that lost a space or a ZWNJ inside them, taken apart again: میشود, پروژههای, خدمترسانی, هزارماسک.

`apart` looks at one word alone. A word that the lexicon calls common stays as it is, so that مینا, تنها and میدان are
not cut; each piece of a word that was cut is looked at again, so that a second run finds nothing more to do.
"""

import tomllib
from functools import cache, lru_cache
from pathlib import Path

from .lexicon import lexicon
from .script import ZWNJ

TABLE = tomllib.loads(Path(__file__).with_name("spacing.toml").read_text(encoding="utf-8"))
PLURAL = frozenset(TABLE["endings"]["plural"])
DEGREE = frozenset(TABLE["endings"]["degree"])
AFTER_HEH = frozenset(TABLE["endings"]["after_heh"])
AFTER_PARTICIPLE = frozenset(TABLE["endings"]["after_participle"])
BOUND = frozenset(TABLE["second"]["bound"])
_LAST = tuple(TABLE["second"]["last"])
_HEH = frozenset(TABLE["endings"]["heh"])
_PLURAL_NOT_HEH = frozenset(TABLE["endings"]["plural_not_heh"])
_SOUNDED = frozenset(TABLE["endings"]["sounded"])
_SECOND = BOUND | frozenset(TABLE["second"]["free"])
_VERB_FIRST = tuple(TABLE["first"]["verb"])
_GLUED_FIRST = tuple(TABLE["first"]["glued"])
_WHOLE = frozenset(TABLE["whole"]["words"]) | PLURAL | DEGREE | AFTER_HEH | _SECOND | frozenset(_VERB_FIRST)
_NUMBERS = tuple(TABLE["glued"]["numbers"])
_MULTIPLIERS = tuple(TABLE["glued"]["multiplier"])
_BEFORE = tuple(TABLE["glued"]["before"])
_UNITS = frozenset(TABLE["glued"]["units"])
_AFTER_MULTIPLIER = frozenset(TABLE["glued"]["after_multiplier"])

# Endings that print never sets apart: of a word with one of them the rest decides whether it is known.
_LIGHT = (
    *("ی", "یی", "ان", "یان", "ات", "ین", "م", "ش", "ت", "مان", "شان", "تان", "ا", "انه", "ای", "ه"),
    *("یم", "ید", "ند", "ام", "ایم", "اید", "اند", "ست"),
)
_PRESENT = ("م", "ی", "د", "یم", "ید", "ند", "یی", "ییم", "یید", "یند", "ئیم", "ئید", "ئی", "ئیم")
_PAST = ("", "م", "ی", "یم", "ید", "ند")
_PREVERBS = ("ن", "در", "بر", "باز", "فرا", "فرو", "وا", "درن", "برن", "بازن")
_IMPERSONAL = frozenset(["توان", "بایست", "باید", "شاید", "بایستی"])
LONGEST = 40  # letters of a word; a longer run of letters is none, and is left as it is
_ENDS_JOINING = "اآأإدذرزژوؤء"


@lru_cache(maxsize=1 << 16)
def apart(word: str) -> str:
    """`word`, one run of letters, with the ZWNJ and spaces that belong inside it."""
    if len(word) < 4 or len(word) > LONGEST or word in _WHOLE or lexicon().common(word) or _is_finite(word):
        return word
    for rule in _RULES:
        if cut := rule(word):
            left, joint, right = cut
            return apart(left) + joint + apart(right)
    return word


def apart_bound(word: str) -> str:
    """`word` after a ZWNJ, where the last part of a compound is a word: چشم‌اندازهای is چشم‌انداز‌های, not چشم‌اندازه‌ای."""
    base = word.removesuffix("های")
    return base + ZWNJ + "های" if base != word and base in _SECOND else apart(word)


type Cut = tuple[str, str, str] | None


def _number(word: str) -> Cut:
    """یکهزار → یک هزار, هزارماسک → هزار ماسک, هزارو → هزار و."""
    for first in _NUMBERS:
        rest = word.removeprefix(first)
        if rest != word and any(rest.startswith(m) and rest.removeprefix(m) in _AFTER_MULTIPLIER for m in _MULTIPLIERS):
            return first, " ", rest
    for first in _BEFORE:
        rest = word.removeprefix(first)
        if rest == word or not rest:
            continue
        if rest == "و" or any(rest.removesuffix(ending) in _UNITS for ending in ("", "ی", "ه")):
            return first, " ", rest
        if len(rest) > 2 and not known(word) and (known(rest) or apart(rest) != rest):
            return first, " ", rest
    return None


def _verb(word: str) -> Cut:
    """میشود → می‌شود, برمیگردد → برمی‌گردد."""
    for first in _VERB_FIRST:
        rest = word.removeprefix(first)
        if rest != word and (is_verb(rest) or is_participle(rest)):
            return first, ZWNJ, rest
    return None


def _participle(word: str) -> Cut:
    """شدهاند → شده‌اند, کردهایم → کرده‌ایم."""
    place = word.rfind("ها") + 1
    if place > 2 and word[place:] in AFTER_PARTICIPLE and is_participle(word[:place]):
        noun = word[: place - 1]
        if word[place:] != "ای" or not lexicon().common(noun):
            return word[:place], ZWNJ, word[place:]
    return None


def _plural(word: str) -> Cut:
    """پروژههای → پروژه‌های; and برنامهای → برنامه‌ای, which is no plural."""
    place = word.rfind("ها")
    if place < 2 or word[place:] not in PLURAL:
        return None
    base, words = word[:place], lexicon()
    if words.common(base + "ها"):
        return None
    if word.endswith("های"):
        heh = base + "ه"
        noun = words.common(base) or base in _PLURAL_NOT_HEH
        if heh in _HEH or (not noun and (words.common(heh) or apart(heh) != heh)):
            return heh, ZWNJ, "ای"
    if known(base) or apart(base) != base or (len(base) > 2 and word[place:] in ("ها", "های")):
        return base, ZWNJ, word[place:]
    return None


def _after_heh(word: str) -> Cut:
    """خانهاش → خانه‌اش, خانهی → خانه‌ی."""
    for ending in ("اش", "اند", "ی"):
        base = word.removesuffix(ending)
        if base != word and len(base) > 3 and _silent_heh(base) and word not in lexicon():
            return base, ZWNJ, ending
    return None


def _silent_heh(word: str) -> bool:
    """Whether the word ends in a heh that is not sounded: خانه, but not راه, گروه, توجیه."""
    return word.endswith("ه") and word[-2] not in "اویج" and word not in _SOUNDED and lexicon().common(word)


def _degree(word: str) -> Cut:
    """مهمترین → مهم‌ترین; and مهمتر where مهم can be an adjective."""
    for ending in ("ترین", "تری", "تر"):
        base = word.removesuffix(ending)
        if base == word or len(base) < 2 or not _joins(base) or known(word):
            continue
        if compares(base) or (ending == "ترین" and known(base)):
            return base, ZWNJ, ending
    return None


def _compound(word: str) -> Cut:
    """پیشبینی → پیش‌بینی: compounds of the lexicon, and those that end in a word like بها."""
    if whole := _compounds().get(word):
        first, _, rest = whole.partition(ZWNJ)
        return first, ZWNJ, rest.replace(ZWNJ, "")
    for last in _LAST:
        base = word.removesuffix(last)
        plural = lexicon().common(word[: word.rfind("ها")])  # آسیب‌ها, not آسی‌بها
        if base != word and len(base) > 1 and _joins(base) and known(base) and not plural:
            return base, ZWNJ, last
    return None


def _second(word: str) -> Cut:
    """خدمترسانی → خدمت‌رسانی."""
    for place in range(3, len(word) - 2):
        if word[place:] in _SECOND and _joins(word[:place]) and lexicon().common(word[:place]) and not known(word):
            return word[:place], ZWNJ, word[place:]
    return None


def _first(word: str) -> Cut:
    """بیبضاعت → بی‌بضاعت."""
    for first in _GLUED_FIRST:
        rest = word.removeprefix(first)
        if rest != word and len(rest) > 3 and lexicon().common(rest) and not known(word):
            return first, ZWNJ, rest
    return None


_RULES = (_number, _verb, _participle, _compound, _plural, _after_heh, _degree, _second, _first)


def known(word: str) -> bool:
    """Whether the lexicon has the word, or the word without a light ending."""
    words = lexicon()
    if word in words:
        return True
    endings = (ending for ending in _LIGHT if len(word) > len(ending) + 2 and word.endswith(ending))
    return any(words.common(word[: -len(ending)]) for ending in endings)


def compares(word: str) -> bool:
    """Whether the word can be an adjective or adverb, which alone take تر."""
    tags = lexicon().tags(word)
    return "AJ" in tags or "ADV" in tags


def is_verb(word: str) -> bool:
    """Whether می can stand before the word: شود, کردند, توان."""
    return word in _verb_forms() or word in _IMPERSONAL


def _is_finite(word: str) -> bool:
    """Whether the word is a verb form that stands alone or after می: پرسند, بیابد, نکرد."""
    if word.startswith(_VERB_FIRST):
        return False
    return word in _verb_forms() or (word[0] in "بن" and (word[1:] in _verb_forms() or "ا" + word[2:] in _verb_forms()))


def is_participle(word: str) -> bool:
    """Whether اند can stand after the word: شده, نکرده, برگشته."""
    if not word.endswith("ه"):
        return False
    stem, stems = word[:-1], lexicon().past_stems
    return stem in stems or any(stem.startswith(p) and stem.removeprefix(p) in stems for p in _PREVERBS)


def _joins(word: str) -> bool:
    """Whether the last letter would join the next: only there does a lost ZWNJ change what is seen."""
    return word[-1] not in _ENDS_JOINING


@cache
def _verb_forms() -> frozenset[str]:
    words = lexicon()
    present = {stem + ending for stem in words.present_stems for ending in _PRESENT}
    return frozenset(present | {stem + ending for stem in words.past_stems for ending in _PAST})


@cache
def _compounds() -> dict[str, str]:
    """Compounds without their ZWNJ, and with it."""
    # یک is written in one piece with what follows (یکبار, یکصد), and after a non-joining letter nothing was lost.
    return {
        word.replace(ZWNJ, ""): word
        for word in (*lexicon().joined, *TABLE["compounds"]["words"])
        if all(parts := word.split(ZWNJ)) and parts[0] != "یک" and _joins(parts[0])
    }
