"""Patterns that are compiled when first asked."""

import pickle

from arqam.extractors.late_pattern import LatePattern


def any_of(phrases: tuple[str, ...]) -> str:
    return "|".join(phrases)


def test_it_finds_what_the_pattern_finds():
    pattern = LatePattern(("کتاب", "دفتر"), any_of)
    assert pattern.search("سه دفتر").group() == "دفتر"
    assert pattern.match("سه دفتر") is None
    assert pattern.match("سه دفتر", 3).start() == 3


def test_nothing_is_compiled_before_it_is_asked():
    asked: list[str] = []
    pattern = LatePattern(("کتاب",), lambda phrases: asked.append("now") or phrases[0])
    assert not asked
    assert pattern.search("کتاب") and pattern.match("کتاب")
    assert asked == ["now"]


def test_it_can_be_sent_to_another_process():
    pattern = LatePattern(("کتاب",), any_of)
    assert pattern.search("یک کتاب")
    sent = pickle.loads(pickle.dumps(pattern))
    assert sent.search("یک کتاب")
    assert sent == pattern


def test_patterns_made_alike_are_equal():
    pattern, alike = LatePattern(("کتاب",), any_of), LatePattern(("کتاب",), any_of)
    assert pattern.search("یک کتاب")
    assert pattern == alike and hash(pattern) == hash(alike)
    assert pattern != LatePattern(("دفتر",), any_of)
    assert pattern != LatePattern(("کتاب",), "".join)
