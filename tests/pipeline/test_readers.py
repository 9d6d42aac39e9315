"""Every file is read, or it is said why not; nothing else is lost."""

import io
import json
import os
import sys
import tomllib
from pathlib import Path

import pytest

from arqam.pipeline.readers import Article, Problem, ReadOptions, read

HERE = Path(__file__).parent
FILES = tomllib.loads((HERE / "files.toml").read_text(encoding="utf-8"))
LINES = tomllib.loads((HERE / "lines.toml").read_text(encoding="utf-8"))["line"]


def by_name(case):
    return case["name"]


def content(case):
    return bytes.fromhex(case["bytes"]) if "bytes" in case else case["text"].encode(case["encoding"])


def sort(found):
    found = list(found)
    return [one for one in found if isinstance(one, Article)], [one for one in found if isinstance(one, Problem)]


def articles_and_problems(*inputs, **options):
    return sort(read([str(name) for name in inputs], ReadOptions(**options)))


def line(**article):
    return json.dumps(article, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("case", FILES["readable"], ids=by_name)
def test_read_whatever_the_encoding(case, tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes(content(case))
    articles, problems = articles_and_problems(file)
    assert [article.text for article in articles] == [case.get("reads") or case["text"]]
    assert [problem.lost for problem in problems] == [False] * ("says" in case)
    assert all(case["says"] in problem.why for problem in problems)


@pytest.mark.parametrize("case", FILES["rejected"], ids=by_name)
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_rejected_in_a_sentence_and_the_next_file_goes_on(case, name, tmp_path):
    (tmp_path / name).write_bytes(content(case))
    (tmp_path / "b.txt").write_text("۷ نفر", encoding="utf-8")
    articles, problems = articles_and_problems(tmp_path)
    assert [article.id for article in articles] == ["b"]
    assert [str(problem) for problem in problems] == [f"{tmp_path / name}: {case['says']}"]
    assert problems[0].lost


@pytest.mark.parametrize("case", LINES, ids=lambda case: case["says"])
def test_a_line_that_holds_no_article_is_named_and_the_rest_goes_on(case, tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text(line(id="0", text="۵") + case["json"] + "\n\n" + line(id="2", text="۷"), encoding="utf-8")
    articles, problems = articles_and_problems(file)
    assert [article.id for article in articles] == ["0", "2"]
    assert len(problems) == 1
    assert str(problems[0]).startswith(f"{file}:2: {case['says']}")
    assert problems[0].lost


def test_a_line_brings_title_source_and_date_and_may_bring_more(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text(line(id=17, text="۵", title="t", source="ایسنا", published=1399, url="x"), encoding="utf-8")
    articles, problems = articles_and_problems(file)
    assert articles == [Article(id="17", text="۵", title="t", source="ایسنا", published="1399")]
    assert problems == []


def test_json_lines_in_other_encodings(tmp_path):
    for encoding, said in {"utf-8-sig": [], "utf-16": ["utf-16"], "cp1256": ["cp1256"]}.items():
        file = tmp_path / f"{encoding}.jsonl"
        file.write_bytes((line(id="1", text="پنج نفر") + line(id="2", text="شش نفر آمدند")).encode(encoding))
        articles, problems = articles_and_problems(file)
        assert [article.text for article in articles] == ["پنج نفر", "شش نفر آمدند"]
        assert [problem.why.rpartition(" ")[2] for problem in problems] == said


def test_escaped_lone_surrogates_do_not_get_in(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": "1", "text": "۵ \\ud800 نفر"}', encoding="utf-8")
    assert articles_and_problems(file)[0][0].text == "۵ \ufffd نفر"


def test_a_line_too_long_is_skipped_piece_by_piece(tmp_path, monkeypatch):
    """100 MB in one line, never more than the limit in memory at once; counted by what is asked of the file."""
    asked = []

    class Endless(io.RawIOBase):
        left = 100_000_000

        def readable(self):
            return True

        def readinto(self, buffer):
            asked.append(len(buffer))
            size = min(len(buffer), self.left)
            self.left -= size
            buffer[:size] = b"1" * size
            return size

    first, last = line(id="1", text="۵").encode(), b"\n" + line(id="3", text="۷").encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Chained(io.BytesIO(first), Endless(), io.BytesIO(last))))
    articles, problems = articles_and_problems("-", largest=1_000_000)
    assert [article.id for article in articles] == ["1", "3"]
    assert [str(problem) for problem in problems] == [
        "standard input:2: is longer than 1,000,000 bytes; raise --largest to read it"
    ]
    assert max(asked) <= 2_000_000


class Chained(io.BufferedReader):
    """Several streams, one after the other."""

    def __init__(self, *streams):
        class Raw(io.RawIOBase):
            def readable(self):
                return True

            def readinto(self, buffer):
                while streams_left:
                    if size := streams_left[0].readinto(buffer):
                        return size
                    streams_left.pop(0)
                return 0

        streams_left = list(streams)
        super().__init__(Raw())


def test_an_article_too_long_is_rejected(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"1" * 1001)
    (tmp_path / "b.txt").write_bytes(b"1" * 1000)
    articles, problems = articles_and_problems(tmp_path, largest=1000)
    assert [article.id for article in articles] == ["b"]
    assert "longer than 1,000 bytes" in problems[0].why


def test_a_million_digits_are_read(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"1" * 1_000_000)
    (tmp_path / "b.jsonl").write_text('{"id": ' + "1" * 1_000_000 + ', "text": "۵"}', encoding="utf-8")
    articles, problems = articles_and_problems(tmp_path)
    assert len(articles[0].text) == 1_000_000
    assert str(problems[0]) == f"{tmp_path / 'b.jsonl'}:1: holds a number of more than 4,300 digits"


class TestWhatAnInputIs:
    def test_a_missing_file(self, tmp_path):
        assert (
            str(articles_and_problems(tmp_path / "x.txt")[1][0]) == f"{tmp_path}/x.txt: there is no such file or folder"
        )

    def test_a_name_that_no_file_can_have(self):
        assert "cannot be read" in articles_and_problems("a\0b.txt")[1][0].why

    def test_an_ending_that_tells_nothing_is_read_as_text_and_said(self, tmp_path):
        (tmp_path / "a.news").write_text("۵ نفر", encoding="utf-8")
        articles, problems = articles_and_problems(tmp_path / "a.news")
        assert articles == [Article(id="a", text="۵ نفر")]
        assert [problem.why for problem in problems] == ["has an ending that tells no format; read as text"]

    def test_a_folder_is_read_in_order_and_deep_and_other_files_are_counted(self, tmp_path):
        for name in ["b.txt", "a/z.txt", "a/c.TXT", "d.png", "e.png", "README"]:
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text("۵", encoding="utf-8")
        articles, problems = articles_and_problems(tmp_path)
        assert [article.id for article in articles] == ["c", "z", "b"]
        assert [str(problem) for problem in problems] == [f"{tmp_path}: left 3 other files alone (2 .png, 1 README)"]
        assert not problems[0].lost

    def test_a_file_in_a_folder_is_known_by_its_bytes_where_its_name_tells_nothing(self, tmp_path):
        (tmp_path / "a").write_text(line(id="1", text="۵"), encoding="utf-8")
        (tmp_path / "b.json").write_text(line(id="2", text="۵"), encoding="utf-8")
        (tmp_path / "c.json").write_text(json.dumps({"id": "3", "text": "۵"}, indent=1), encoding="utf-8")  # no lines
        assert [article.id for article in articles_and_problems(tmp_path)[0]] == ["1", "2"]

    def test_a_folder_without_articles(self, tmp_path):
        assert "holds no file that is read (.txt, .jsonl, " in articles_and_problems(tmp_path)[1][0].why
        (tmp_path / "a.png").touch()
        _, problems = articles_and_problems(tmp_path)
        assert [problem.lost for problem in problems] == [False, True]

    def test_a_loop_of_links_is_no_trap(self, tmp_path):
        (tmp_path / "a.txt").write_text("۵", encoding="utf-8")
        (tmp_path / "loop").symlink_to(tmp_path)
        (tmp_path / "b.txt").symlink_to(tmp_path / "b.txt")
        articles, problems = articles_and_problems(tmp_path)
        assert [article.id for article in articles] == ["a"]
        assert [problem.place for problem in problems if problem.lost] == [str(tmp_path / "b.txt")]

    def test_links_that_lead_out_of_a_folder_are_not_followed(self, tmp_path):
        inside, outside = tmp_path / "inside", tmp_path / "inside-not"
        for folder in (inside, outside):
            folder.mkdir()
            (folder / f"{folder.name}.txt").write_text("۵", encoding="utf-8")
        (inside / "file.txt").symlink_to(outside / "inside-not.txt")
        (inside / "folder").symlink_to(outside)
        (inside / "up.txt").symlink_to("../inside-not/inside-not.txt")
        articles, problems = articles_and_problems(inside)
        assert [article.id for article in articles] == ["inside"]
        assert {problem.why for problem in problems} == {"is a link that leads out of its folder; not followed"}
        assert len(problems) == 3 and not any(problem.lost for problem in problems)

    def test_a_link_that_was_given_is_followed(self, tmp_path):
        (tmp_path / "a").mkdir()
        (tmp_path / "a" / "1.txt").write_text("۵", encoding="utf-8")
        (tmp_path / "b").symlink_to(tmp_path / "a")
        assert [article.id for article in articles_and_problems(tmp_path / "b")[0]] == ["1"]

    def test_a_link_within_the_folder_is_the_file_itself(self, tmp_path):
        (tmp_path / "b.txt").write_text("۵", encoding="utf-8")
        (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
        articles, problems = articles_and_problems(tmp_path)
        assert [article.id for article in articles] == ["a"]
        assert [str(problem) for problem in problems] == [f"{tmp_path / 'b.txt'}: was given twice; read once"]

    @pytest.mark.parametrize(
        ("pattern", "ids"),
        [
            ("*.txt", ["a"]),
            ("**/*.txt", ["a", "b", "c"]),
            ("x/*", ["b", "c"]),
            ("**", ["a", "b", "c"]),
            ("[ab].txt", ["a"]),
            ("?/b.txt", ["b"]),
        ],
    )
    def test_patterns(self, tmp_path, pattern, ids):
        for name in ["a.txt", "x/b.txt", "x/y/c.txt"]:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text("۵", encoding="utf-8")
        articles, problems = articles_and_problems(tmp_path / pattern)
        assert [article.id for article in articles] == ids
        assert problems == []

    def test_a_pattern_that_fits_nothing(self, tmp_path):
        assert articles_and_problems(tmp_path / "*.txt")[1] == [Problem(str(tmp_path / "*.txt"), "fits no file")]

    def test_a_name_that_looks_like_a_pattern(self, tmp_path):
        (tmp_path / "a[1].txt").write_text("۵", encoding="utf-8")
        assert [article.id for article in articles_and_problems(tmp_path / "a[1].txt")[0]] == ["a[1]"]

    def test_a_link_out_of_a_pattern(self, tmp_path):
        (tmp_path / "in").mkdir()
        (tmp_path / "out.txt").write_text("۵", encoding="utf-8")
        (tmp_path / "in" / "a.txt").symlink_to(tmp_path / "out.txt")
        articles, problems = articles_and_problems(tmp_path / "in" / "*.txt")
        assert articles == [] and "leads out" in problems[0].why

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
    def test_a_pipe_without_a_writer_is_not_waited_for(self, tmp_path):
        os.mkfifo(tmp_path / "a.txt")
        assert "no regular file" in articles_and_problems(tmp_path / "a.txt")[1][0].why
        assert "no regular file" in articles_and_problems(tmp_path)[1][0].why

    @pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
    def test_a_file_without_permission(self, tmp_path):
        (tmp_path / "a.txt").touch(mode=0)
        assert "permission denied" in articles_and_problems(tmp_path / "a.txt")[1][0].why


class TestFields:
    def test_keys_are_mapped(self, tmp_path):
        file = tmp_path / "a.jsonl"
        file.write_text(line(nr=1, body="۵", text="not this", day="1399"), encoding="utf-8")
        names = {"id": "nr", "text": "body", "published": "day"}
        articles, _ = articles_and_problems(file, fields=names)
        assert articles == [Article(id="1", text="۵", published="1399")]

    def test_what_is_wrong_is_told_by_the_names_in_the_file(self, tmp_path):
        file = tmp_path / "a.jsonl"
        file.write_text(line(id="1", text="۵") + line(id="2", body=5), encoding="utf-8")
        _, problems = articles_and_problems(file, fields={"text": "body"})
        assert [problem.why for problem in problems] == ['has no "body"', '"body" is a number, and a string is needed']


class TestIds:
    def write(self, folder, *names):
        for name in names:
            (folder / name).parent.mkdir(exist_ok=True, parents=True)
            (folder / name).write_text(name, encoding="utf-8")

    def ids(self, *inputs):
        return [article.id for article in articles_and_problems(*inputs)[0]]

    def test_a_text_file_is_called_by_its_stem(self, tmp_path):
        self.write(tmp_path, "002.txt", "news/3.5.txt")
        assert self.ids(tmp_path) == ["002", "3.5"]

    def test_by_its_path_below_the_folder_where_stems_are_shared(self, tmp_path):
        self.write(tmp_path, "a/1.txt", "b/1.txt", "b/2.txt")
        assert self.ids(tmp_path) == ["a/1", "b/1", "2"]

    def test_by_its_whole_path_where_those_are_shared_too(self, tmp_path):
        self.write(tmp_path, "a/1.txt", "b/1.txt")
        assert self.ids(tmp_path / "a", tmp_path / "b") == [f"{tmp_path}/a/1", f"{tmp_path}/b/1"]

    def test_with_the_ending_where_nothing_else_tells_them_apart(self, tmp_path):
        self.write(tmp_path, "1.txt", "1.news")
        ids = self.ids(tmp_path / "1.txt", tmp_path / "1.news")
        assert ids == [f"{tmp_path}/1.txt", f"{tmp_path}/1.news"]

    def test_a_name_in_bytes_that_are_no_text(self, tmp_path):
        (tmp_path / os.fsdecode(b"a\xff.txt")).write_text("۵", encoding="utf-8")
        assert self.ids(tmp_path) == ["a\ufffd"]

    def test_a_file_given_twice_is_read_once(self, tmp_path):
        self.write(tmp_path, "1.txt")
        articles, problems = articles_and_problems(tmp_path / "1.txt", tmp_path, tmp_path / "1.txt")
        assert [article.id for article in articles] == ["1"]
        assert [problem.lost for problem in problems] == [False] * 2

    def test_articles_in_lines_have_names_of_their_own(self, tmp_path):
        self.write(tmp_path, "a.txt")
        (tmp_path / "a.jsonl").write_text(line(id="1", text="۵"), encoding="utf-8")
        assert self.ids(tmp_path) == ["1", "a"]

    def test_an_id_that_comes_again_gets_a_number_and_a_notice(self, tmp_path):
        (tmp_path / "a.jsonl").write_text("".join(line(id=i, text="۵") for i in "1 1 1#2 1".split()), encoding="utf-8")
        articles, problems = articles_and_problems(tmp_path)
        assert [article.id for article in articles] == ["1", "1#2", "1#2#2", "1#3"]
        assert [problem.lost for problem in problems] == [False] * 3


class TestStandardInput:
    def give(self, monkeypatch, data):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return articles_and_problems("-")

    def test_text_is_one_article(self, monkeypatch):
        articles, _ = self.give(monkeypatch, "۵ نفر\n{".encode())
        assert articles == [Article(id="stdin", text="۵ نفر\n{")]

    def test_json_lines_are_known_by_their_first_line(self, monkeypatch):
        articles, _ = self.give(monkeypatch, ("\n" + line(id="1", text="۵") + line(id="2", text="۷")).encode())
        assert [article.id for article in articles] == ["1", "2"]

    def test_json_lines_whose_first_line_is_broken(self, monkeypatch):
        articles, problems = self.give(monkeypatch, ('{"id": "1", "te\n' + line(id="2", text="۷")).encode())
        assert [article.id for article in articles] == ["2"]
        assert problems[0].place == "standard input:1"

    def test_nothing(self, monkeypatch):
        assert str(self.give(monkeypatch, b"")[1][0]) == "standard input: is empty"

    def test_more_than_is_looked_at_first(self, monkeypatch):
        text = "۵ نفر " * 50_000
        assert self.give(monkeypatch, text.encode())[0][0].text == text


def test_control_characters_of_a_file_name_do_not_reach_the_terminal():
    assert str(Problem("a\x1b[31m\n.txt", "is empty")) == "a\ufffd[31m\ufffd.txt: is empty"


def test_names_of_a_length_that_none_has_are_refused(tmp_path):
    path = tmp_path / "long.jsonl"
    lines = [{"id": "1" * 10_001, "text": "۵ نفر"}, {"id": "2", "text": "۵ نفر " * 3000, "title": "خبر " * 2500}]
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    wrong, article = read([str(path)])
    assert str(wrong) == f'{path}:1: "id" is 10,001 characters long, and 10,000 are the most'
    assert article.id == "2", "the text may be as long as --largest allows, the title up to the bound"
