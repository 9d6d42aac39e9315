"""Copies of a figure choose their place together."""

from math import log

from arqam.extractors.places.agreement import choose_together
from arqam.extractors.places.candidate import Candidate, Offer

SCENES = {"told": ("B", "-", "-", "-"), "carried": ("-", "-", "-", "-")}


def offer(**shares: tuple[float, str]) -> tuple[Offer, list[float]]:
    """Candidates with how likely each is alone, and how it is told."""
    found = [
        Candidate(None if name == "none" else name, name, "city", ((name,), SCENES[how]))
        for name, (_, how) in shares.items()
    ]
    return Offer((), [], set(), found), [log(share) + 3 for share, _ in shares.values()]


def chosen(copies: list[list[int]], *figures: tuple[Offer, list[float]]) -> list[str]:
    return [one.name for one in choose_together(figures, copies)]


PLAIN = offer(none=(0.1, "carried"), ملاغلی=(0.85, "carried"), هیرمند=(0.05, "carried"))
UNSURE = offer(none=(0.1, "carried"), هیرمند=(0.5, "carried"), ملاغلی=(0.4, "carried"))
TOLD = offer(none=(0.1, "carried"), هیرمند=(0.5, "told"), ملاغلی=(0.4, "carried"))
NOWHERE = offer(none=(0.7, "carried"), زابل=(0.3, "carried"))


def test_alone_each_takes_its_likeliest() -> None:
    assert chosen([], PLAIN, UNSURE, NOWHERE) == ["ملاغلی", "هیرمند", "none"]


def test_what_one_copy_tells_plainly_helps_another() -> None:
    assert chosen([[0, 1]], PLAIN, UNSURE) == ["ملاغلی", "ملاغلی"]


def test_others_are_left_alone() -> None:
    assert chosen([[0, 2]], PLAIN, UNSURE, UNSURE) == ["ملاغلی", "هیرمند", "ملاغلی"]


def test_what_its_own_sentence_tells_stands() -> None:
    assert chosen([[0, 1]], PLAIN, TOLD) == ["ملاغلی", "هیرمند"]


def test_a_place_that_only_another_is_offered_is_not_taken() -> None:
    assert chosen([[0, 1]], PLAIN, NOWHERE) == ["ملاغلی", "none"]


def test_no_copy_alone_forbids_a_place() -> None:
    never = offer(none=(1e-30, "carried"), هیرمند=(0.4, "carried"), ملاغلی=(0.6, "carried"))
    surely = offer(none=(0.99999, "carried"), هیرمند=(0.000005, "carried"), ملاغلی=(0.000005, "carried"))
    assert chosen([[0, 1, 2]], never, surely, surely) == ["none", "none", "none"]


def test_of_two_that_are_trusted_alike_all_take_the_same() -> None:
    one = offer(یزد=(0.5, "carried"), میبد=(0.4, "carried"), none=(0.1, "carried"))
    other = offer(میبد=(0.5, "carried"), یزد=(0.4, "carried"), none=(0.1, "carried"))
    assert len(set(chosen([[0, 1]], one, other))) == 1
