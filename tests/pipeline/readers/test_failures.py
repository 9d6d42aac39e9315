"""What no input should be able to bring about, and yet: a mistake of ours or of a library costs one input."""

from importlib import import_module

import pytest

from arqam.pipeline.readers import CannotList, entries, json_lines, read, source, text
from arqam.pipeline.readers.problem import LONGEST, failure

FINDING = import_module("arqam.pipeline.readers.entries")  # its function hides it


class PanicException(BaseException):
    """As a library written in Rust raises it."""


class Thing:
    pass


def fails_on(word, error):
    """A function that raises the error at a stream or entry that holds the word, and else does what another does."""

    def failing(real):
        def function(given, *more):
            if word in str(given.place):
                raise error
            return real(given, *more)

        return function

    return failing


SAID = "failed inside arqam, please report it ({})"
ERRORS = [ZeroDivisionError("1 / 0"), MemoryError(), RecursionError("too deep"), PanicException("unwrap")]


@pytest.mark.parametrize("error", ERRORS, ids=repr)
class TestAFailure:
    def test_while_entries_are_found(self, given, monkeypatch, error):
        monkeypatch.setattr(FINDING, "entry_of_file", fails_on("b.txt", error)(text.entry_of_file))
        found = given({"a.txt": "یک", "b.txt": "دو", "c.txt": "سه"})
        assert found.texts == ["یک", "سه"]
        assert [(one.place, one.why, one.lost) for one in found.problems] == [("b.txt", SAID.format(repr(error)), True)]

    def test_in_a_member_of_a_zip_file(self, given, zipped, monkeypatch, error):
        monkeypatch.setattr(FINDING, "entry_of_file", fails_on("b.txt", error)(text.entry_of_file))
        found = given({"a.zip": zipped({"a.txt": "یک", "b.txt": "دو", "c.txt": "سه"})})
        assert found.texts == ["یک", "سه"]
        assert [(one.place, one.why) for one in found.problems] == [("a.zip/b.txt", SAID.format(repr(error)))]

    def test_while_one_is_parsed(self, given, line, monkeypatch, error):
        monkeypatch.setattr(json_lines, "article_of_line", fails_on("a.jsonl:2", error)(json_lines.article_of_line))
        found = given({"a.jsonl": line(id="1", text="یک") + line(id="2", text="دو") + line(id="3", text="سه")})
        assert found.ids == ["1", "3"]
        assert [(one.place, one.why) for one in found.problems] == [("a.jsonl:2", SAID.format(repr(error)))]


def test_while_files_are_listed(given, monkeypatch):
    real = source.files_of
    monkeypatch.setattr(source, "files_of", lambda name: real(name) if name != "b.txt" else iter([1 / 0]))
    found = given({"a.txt": "یک", "b.txt": "دو", "c.txt": "سه"})
    assert found.texts == ["یک", "سه"]
    assert [one.place for one in found.problems if one.lost] == ["b.txt"]


@pytest.mark.parametrize("wish", [KeyboardInterrupt(), SystemExit(3)], ids=repr)
def test_a_wish_to_end_is_none(given, monkeypatch, wish):
    monkeypatch.setattr(FINDING, "entry_of_file", fails_on("", wish)(text.entry_of_file))
    with pytest.raises(type(wish)):
        given({"a.txt": "یک"})


@pytest.mark.parametrize("step", [entries, read])
def test_no_room_for_the_list_of_files(tmp_path, monkeypatch, step):
    monkeypatch.setattr(source, "_TABLES", "pragma max_page_count = 12;" + source._TABLES)
    for number in range(2_000):
        (tmp_path / f"{number}.txt").touch()
    with pytest.raises(
        CannotList, match=r"no room in a temporary file \(database or disk is full\); make room, or set"
    ):
        list(step([str(tmp_path)]))


def test_the_sentence_is_the_same_in_every_run_and_short():
    assert failure(ValueError(Thing())) == failure(ValueError(Thing()))
    assert len(failure(ValueError("x" * 10_000))) < LONGEST + 60
