"""A document knows its sentences, and which of them a character stands in."""

import pytest

from arqam.extractors.document import Document

TEXT = "  یک آمد.  دو رفت؟\n\nسه ماند. "
SENTENCES = [(2, 9), (11, 18), (20, 28)]


def test_sentences():
    assert Document(TEXT).sentences == SENTENCES


@pytest.mark.parametrize(
    ("position", "number"),
    [(0, 0), (2, 0), (8, 0), (9, 0), (10, 0), (11, 1), (17, 1), (19, 1), (20, 2), (28, 2), (10**6, 2)],
)
def test_sentence_at(position, number):
    assert Document(TEXT).sentence_at(position) == number


def test_a_document_without_a_sentence():
    assert Document(" \n").sentence_at(0) == 0
    assert Document(" \n").sentences_in(0, 2) == []


@pytest.mark.parametrize(
    ("span", "numbers"), [((2, 3), [0]), ((8, 12), [0, 1]), ((9, 11), []), ((0, 99), [0, 1, 2]), ((18, 20), [])]
)
def test_sentences_in(span, numbers):
    assert Document(TEXT).sentences_in(*span) == [SENTENCES[n] for n in numbers]
