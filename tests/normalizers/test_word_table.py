"""Tables of words: each is read once, and no text can make them grow without end."""

from arqam.normalizers import word_table
from arqam.normalizers.word_table import LONGEST, WordTable


def test_each_word_is_read_once():
    asked = []
    table = WordTable(lambda word: asked.append(word) or len(word))
    assert list(map(table.__getitem__, ["سد", "مدرسه", "سد"])) == [2, 5, 2]
    assert asked == ["سد", "مدرسه"]


def test_long_words_are_not_kept():
    table = WordTable(len)
    assert table["ا" * (LONGEST + 1)] == LONGEST + 1
    assert not table


def test_few_words_are_kept(monkeypatch):
    monkeypatch.setattr(word_table, "MOST", 3)
    table = WordTable(len)
    for number in range(10):
        assert table["ا" * number] == number
        assert len(table) <= 3
