"""Files that were damaged, or made to hurt: a sentence for what is wrong, and never an exception."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arqam.pipeline import Article
from arqam.pipeline.annotation import Task
from arqam.pipeline.annotation.exported import Exporter
from arqam.pipeline.annotation.imported import GoldFolder, read
from arqam.pipeline.annotation.names import Names
from arqam.pipeline.readers.problem import Problem

FIGURE = {
    "start": 2, "end": 3, "low": 3, "high": 3, "bound": "about", "unit": "count", "kind": ["job", "people"],
    "status": "actual", "item": ["نفر", None], "period": {"quote": "امسال", "start": None, "end": None}, "x": 1,
}  # fmt: skip
TASK = Task(Article(id="a", text="😀 ۳\n۴"), {"doc": "a", "figures": [FIGURE]})
junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 10)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["", "a", "۳", "f1", "kind", "{}", "=["]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "value", "text", "a"]), inner),
    max_leaves=4,
)


def exported(tool, folder, relations=False):
    output = Path(folder) / "out"
    list(Exporter({}, relations=relations).write(tool, [TASK], output))
    return output


def paths(value, here=()):
    """The place of every node of a JSON value."""
    yield here
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from paths(one, (*here, key))


def damaged(data, value):
    """The JSON value with one of its nodes replaced."""
    where, new = value.draw(st.sampled_from(list(paths(data)))), value.draw(junk)
    if not where:
        return new
    node = data
    for key in where[:-1]:
        node = node[key]
    node[where[-1]] = new
    return data


@pytest.mark.parametrize(("tool", "relations"), [("label-studio", False), ("doccano", False), ("doccano", True)])
@pytest.mark.parametrize("ours", [False, True])
@given(value=st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_json_in_any_place(tool, relations, ours, value):
    with TemporaryDirectory() as folder:
        output = exported(tool, folder, relations)
        data = json.loads(output.read_text("utf-8"))
        inside = data[0]["data"] if tool == "label-studio" else data
        if ours:
            inside["arqam"] = json.dumps(damaged(json.loads(inside["arqam"]), value))
        else:
            data = damaged(data, value)
        output.write_text(json.dumps(data), "utf-8")
        for found in read(tool, output):
            assert isinstance(found, Problem) or GoldFolder(Path(folder) / "gold", force=True).write(*found[:2]) is None


@given(value=st.data())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_letters_in_the_files_of_brat(value):
    with TemporaryDirectory() as folder:
        output = exported("brat", folder)
        for ending in value.draw(st.sets(st.sampled_from(["ann", "txt", "arqam.json"]), min_size=1)):
            path = output / f"a.{ending}"
            text = path.read_text("utf-8")
            place = value.draw(st.integers(0, len(text)))
            piece = value.draw(
                st.sampled_from(["", "\t", " ", "\n", "T1", "=", ";", "|", "9", "\0", "[", '"', "\u2028"])
            )
            cut = value.draw(st.integers(0, 5))
            path.write_text(text[:place] + piece + text[place + cut :], "utf-8")
        for found in read("brat", output):
            assert isinstance(found, Problem) or GoldFolder(Path(folder) / "gold").write(*found[:2]) is None


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is not valid JSON"),
        (b"\xff\xfe[", "is not UTF-8 (byte 0)"),
        (b"[" * 100_000, "nested too deep"),
        (b"[" * 60 + b"]" * 60, "nested deeper than 50 levels"),
        (b"[1e999999999]", "longer than 1,000 digits"),
        (b"[NaN]", "infinite"),
        (b"[" + b"9" * 5000 + b"]", "more than 4,300 digits"),
    ],
)
def test_files_that_are_not_to_be_held_are_said(tmp_path, data, said):
    path = tmp_path / "tasks.json"
    path.write_bytes(data)
    with pytest.raises(ValueError) as wrong:
        list(read("label-studio", path))
    assert said in str(wrong.value)


def test_a_file_that_is_too_long_is_not_read(tmp_path, monkeypatch):
    from arqam.pipeline.annotation import files, imported

    path = tmp_path / "lines.jsonl"
    path.write_bytes(b'{"text": "a", "label": []}\n' + b" " * 200 + b'{"text": "b"}\n{"text": "c", "label": []}')
    monkeypatch.setattr(imported, "LARGEST_PART", 100)
    found = list(read("doccano", path))
    assert [str(one) for one in found if isinstance(one, Problem)] == [f"{path}:2: is longer than 100 bytes"]
    assert len(found) == 3
    with pytest.raises(ValueError, match="is longer than 10 bytes"):
        files.text_of(path, 10)


class TestNames:
    @pytest.mark.parametrize(
        ("document", "name"),
        [
            ("01-interview", "01-interview"),
            ("خبر ۱۲", "خبر_۱۲"),
            ("../../etc/passwd", "etc_passwd"),
            ("/", "document"),
            ("", "document"),
            ("..", "document"),
            ("a\0b\nc", "a_b_c"),
            (".hidden", "hidden"),
            ("C:\\con", "C_con"),
            ("con.txt", "_con.txt"),
            ("https://example.ir/a?b=1", "https_example.ir_a_b_1"),
            ("a" * 500, "a" * 100),
            ("\u202etxt.exe", "txt.exe"),
        ],
    )
    def test_an_id_becomes_a_name_in_the_folder(self, document, name):
        assert Names().of(document) == name

    def test_names_are_told_apart_even_where_case_does_not_count(self):
        names = Names()
        assert [names.of(one) for one in ("a/b", "a?b", "A b", "a_b-2")] == ["a_b", "a_b-2", "A_b-3", "a_b-2-2"]

    def test_brat_gets_ascii(self):
        names = Names(ascii_only=True)
        assert [names.of(one) for one in ("خبر ۱۲", "خبر", "a خ")] == ["document", "document-2", "a"]

    @given(document=st.text())
    def test_no_id_leads_out(self, document):
        name = Names().of(document)
        assert name not in (".", "..")
        assert not set(name) & set('/\\\0:*?"<>|\n')
        assert 0 < len(f"{name}-999.json".encode()) < 255
        assert not name.startswith(".")


GOLD = {"doc": "a", "figures": []}


class TestGoldFolder:
    def test_what_is_there_stays_unless_forced(self, tmp_path):
        assert GoldFolder(tmp_path).write("here", GOLD) is None
        assert str(GoldFolder(tmp_path).write("here", GOLD)).endswith("a.json: is there already; --force overwrites it")
        assert GoldFolder(tmp_path, force=True).write("here", GOLD) is None
        assert [path.name for path in tmp_path.iterdir()] == ["a.json"]

    @pytest.mark.parametrize("force", [False, True])
    def test_a_link_is_never_followed(self, tmp_path, force):
        (tmp_path / "gold").mkdir()
        (tmp_path / "gold" / "a.json").symlink_to(tmp_path / "outside.json")
        problem = GoldFolder(tmp_path / "gold", force=force).write("here", GOLD)
        assert "is a link" in str(problem)
        assert not (tmp_path / "outside.json").exists()

    def test_an_article_that_was_annotated_twice_is_told(self, tmp_path):
        folder = GoldFolder(tmp_path)
        folder.write("one", GOLD)
        assert str(folder.write("two", GOLD)) == 'two: is a second annotation of "a"; the first one is kept'
