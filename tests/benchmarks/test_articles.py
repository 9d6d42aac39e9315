"""The same articles for everything that is measured."""

import json

import pytest

from benchmarks import articles

SPREAD = [
    ("0123456789", 5, "02468"),
    ("0123456789", 3, "036"),
    ("0123456789", 10, "0123456789"),
    ("012", 5, "012"),
]
TURNS = [("abcde", 2, ["ab", "cd", "e"]), ("abcd", 2, ["ab", "cd"]), ("ab", 5, ["ab"])]


@pytest.mark.parametrize(("items", "count", "expected"), SPREAD)
def test_articles_are_taken_from_all_over(items, count, expected):
    assert "".join(articles.spread(items, count)) == expected


@pytest.mark.parametrize(("items", "size", "expected"), TURNS)
def test_turns_hold_every_article_once(items, size, expected):
    assert articles.turns(items, size) == expected


def test_without_an_archive_the_samples_come_again_and_again(tmp_path):
    found = articles.chosen(count=50, archive=tmp_path / "none.jsonl.gz")
    assert len(found.articles) == 50
    assert found.articles[: len(articles.samples())] == articles.samples()
    assert "samples" in found.source


@pytest.mark.parametrize(("count", "expected"), [(None, ["0", "1", "2", "3"]), (2, ["0", "2"])])
def test_inputs_are_taken_whole_unless_fewer_are_wanted(tmp_path, count, expected):
    file = tmp_path / "some.jsonl"
    file.write_text("".join(json.dumps({"id": str(n), "text": "متن"}) + "\n" for n in range(4)), encoding="utf-8")
    assert [article.id for article in articles.chosen([str(file)], count).articles] == expected
    assert [article.id for article in articles.chosen([], count or 4, file).articles] == expected


def test_nothing_to_measure_on_is_said(tmp_path):
    with pytest.raises(ValueError, match="there is no article in"):
        articles.chosen([str(tmp_path / "none.txt")])
