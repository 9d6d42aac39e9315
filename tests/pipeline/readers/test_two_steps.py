"""Entries are found in one place and parsed in another."""

import gzip
import pickle

from arqam.pipeline.readers import Article, Entry, ReadOptions, article_of, entries


def test_an_entry_and_the_options_can_be_sent_to_another_process(given, line, tmp_path):
    given({"a.jsonl": line(id="1", text="۵"), "b.csv": "id,text,headline\n2,۷,\n", "c.txt": "۹"})
    options = ReadOptions(fields={"title": "headline"})
    found = list(entries(["a.jsonl", "b.csv", "c.txt"], options))
    assert pickle.loads(pickle.dumps((found, options))) == (found, options)
    assert [article for entry in found for article in article_of(entry, options)] == [
        Article(id="1", text="۵"),
        Article(id="2", text="۷"),
        Article(id="c", text="۹"),
    ]


def test_they_come_in_the_same_order_every_time(given, zipped):
    given(
        {f"in/{name}": "۵" for name in ["z.txt", "a/b.txt", "a.txt", "a/b/c.txt"]}
        | {"in/m.zip": zipped({"x.txt": "۵"})}
    )
    once = list(entries(["in"]))
    assert [entry.place for entry in once] == ["in/a/b/c.txt", "in/a/b.txt", "in/a.txt", "in/m.zip/x.txt", "in/z.txt"]
    assert list(entries(["in"])) == once


def test_a_place_names_the_line_within_the_file_within_the_archive(given, line, zipped):
    lines = line(id="1", text="۵") + line(id="2", text="۷")
    given({"a.zip": zipped({"news/b.jsonl.gz": gzip.compress(lines.encode())})})
    assert [entry.place for entry in entries(["a.zip"])] == ["a.zip/news/b.jsonl.gz:1", "a.zip/news/b.jsonl.gz:2"]


def test_what_cannot_be_parsed_is_a_problem_and_never_an_error():
    for form in ("text", "json", "html", "pdf"):
        for data in (b"", b"\0" * 1000, bytes(range(256)) * 10, b"%PDF-1.7"):
            (found,) = article_of(Entry("a:1", "a", form, data))
            assert found.place == "a:1" and found.lost
