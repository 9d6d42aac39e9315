"""What people change in a tool becomes gold, or a sentence that names the file, the article and the region."""

import json

import pytest

from arqam.pipeline import Article
from arqam.pipeline.annotation import Task

TEXT = "😀 ۳ نفر در رشت و ۲۰۰ هزار تومان وام.\nدر سال ۱۳۹۸ حدود ۷ نفر آمدند."
SLOTS = {
    "low": 3, "high": 3, "bound": "exact", "unit": "count", "kind": "people", "item": "نفر", "per": None,
    "status": "planned", "period": None, "place": ["رشت", None], "organization": None, "speaker": None,
}  # fmt: skip


def span(words, text=TEXT):
    return text.index(words), text.index(words) + len(words)


def figure(words, **slots):
    start, end = span(words)
    return {"start": start, "end": end, "quote": words, **SLOTS, **slots}


@pytest.fixture
def task():
    return Task(Article(id="a", text=TEXT), {"doc": "a", "figures": [figure("۳")]})


def units(words):
    """The span of the words as a browser counts, one farther behind the emoji."""
    return tuple(side + 1 for side in span(words))


class TestLabelStudio:
    @pytest.fixture
    def edited(self, round_trip, task):
        def back(change, count=None):
            def between(path):
                tasks = json.loads(path.read_text("utf-8"))
                change(tasks[0]["annotations"][0]["result"], tasks)
                path.write_text(json.dumps(tasks), "utf-8")

            golds, said = round_trip("label-studio", [task], count, between=between)
            return golds.get("a", {}).get("figures"), said

        return back

    def label(self, words, kind="money", text=None, at=None, **more):
        start, end = at or span(words)
        value = {"start": start, "end": end, "labels": [kind], "text": words if text is None else text}
        return {"id": "new", "from_name": "kind", "to_name": "text", "type": "labels", "value": value} | more

    def test_a_new_region_without_slots_is_read_by_rules_and_that_is_said(self, edited):
        figures, said = edited(lambda result, _: result.append(self.label("۲۰۰ هزار")))
        new = figures[1]
        assert (new["low"], new["unit"], new["kind"], new["item"]) == (200_000, "IRT", "money", None)
        assert (new["quote"], new["status"]) == ("۲۰۰ هزار", "actual")
        assert said == ["/tasks.json: task 1: 1 new without a value; numbers and units were read by rules"]

    def test_a_new_region_that_is_no_number_is_said(self, edited):
        figures, said = edited(lambda result, _: result.append(self.label("آمدند")))
        assert len(figures) == 1
        assert said == [
            '/tasks.json: task 1: region new («آمدند»): has no value, and rules read none there; write "low"'
        ]

    def test_a_new_region_with_a_value_needs_nothing_else(self, edited):
        def change(result, _):
            low = {"id": "new", "from_name": "low", "type": "textarea", "value": {"text": ["۱۲"]}}
            result.extend([self.label("آمدند", "people"), low])

        figures, said = edited(change)
        assert (figures[1]["low"], figures[1]["high"], figures[1]["unit"], said) == (12, 12, "count", [])

    @pytest.mark.parametrize("at", [span("۲۰۰ هزار"), units("۲۰۰ هزار")])
    def test_a_region_tells_by_its_text_how_it_was_counted(self, edited, at):
        figures, _ = edited(lambda result, _: result.append(self.label("۲۰۰ هزار", at=at)))
        assert figures[1]["quote"] == "۲۰۰ هزار"

    def test_a_region_without_text_is_counted_as_told(self, edited):
        def change(result, _):
            result.append(self.label("۲۰۰ هزار", at=units("۲۰۰ هزار")))
            del result[-1]["value"]["text"]

        figures, _ = edited(change, "utf-16")
        assert figures[1]["quote"] == "۲۰۰ هزار"

    def test_a_deleted_region_is_gone(self, edited):
        assert edited(lambda result, _: result.clear()) == ([], [])

    def test_another_label_is_another_kind_and_two_are_two_readings(self, edited):
        def change(result, _):
            result[0]["value"]["labels"] = ["job"]

        assert edited(change) == ([figure("۳", kind="job")], [])

        def change(result, _):
            result[0]["value"]["labels"] = ["job", "people"]

        assert edited(change) == ([figure("۳", kind=["job", "people"])], [])

    def test_another_value_in_a_slot(self, edited):
        def change(result, _):
            for part in result:
                if part["from_name"] == "place":
                    part["value"]["text"] = ["گیلان"]
                if part["from_name"] == "status":
                    part["value"]["choices"] = ["actual", "planned"]

        assert edited(change) == ([figure("۳", place="گیلان", status=["actual", "planned"])], [])

    def test_slots_that_contradict_each_other_are_said(self, edited):
        def change(result, _):
            next(part for part in result if part["from_name"] == "low")["value"]["text"] = ["9"]

        assert edited(change) == ([], ['/tasks.json: task 1: region f1 («۳»): "low" (9) is above "high" (3)'])

    def test_a_region_without_a_label_is_said(self, edited):
        figures, said = edited(lambda result, _: result.pop(0))
        assert (figures, said) == ([], ["/tasks.json: task 1, region f1: has no kind; give it a label"])

    def test_a_region_outside_the_text_is_said(self, edited):
        figures, said = edited(lambda result, _: result.append(self.label("x", at=(5, 9999))))
        assert (len(figures), len(said)) == (1, 1)
        assert said[0].startswith("/tasks.json: task 1, region new: 5–9999 is no span of a text of")

    def test_the_last_annotation_that_is_not_skipped_counts(self, edited):
        def change(result, tasks):
            [first] = tasks[0]["annotations"]
            first["updated_at"] = "2026-01-01T00:00:00Z"
            tasks[0]["annotations"] += [
                {"result": [], "updated_at": "2026-01-02T00:00:00Z"},
                {"result": "broken"},
                {"result": [], "updated_at": "2026-01-03T00:00:00Z", "was_cancelled": True},
            ]

        said = "/tasks.json: task 1: has 2 annotations; the last that was changed counts"
        assert edited(change) == ([], [said])

    def test_predictions_that_nobody_looked_at_are_no_gold(self, round_trip, task):
        unchecked = Task(task.article, task.gold, checked=False)
        said = "/tasks.json: task 1: nobody has annotated it; it is left out"
        assert round_trip("label-studio", [unchecked]) == ({}, [said])

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            ({"a": 1}, 'task 1: has no "data" with a "text"'),
            ([5], 'task 1: has no "data"'),
            ("x", "is no list of Label Studio's tasks"),
            ([{"data": {"text": 5}}], 'task 1: has no "data"'),
            ([{"id": 7, "data": {"text": "a", "arqam": '{"replaced": [[9, 9]]}'}}], "task 7: what stood in the text"),
        ],
    )
    def test_other_files_are_said(self, round_trip, data, said):
        golds, problems = round_trip(
            "label-studio", [], between=lambda path: path.write_text(json.dumps(data), "utf-8")
        )
        assert golds == {}
        assert said in problems[0]

    def test_a_project_of_somebody_else_with_our_labels(self, round_trip):
        task = {"id": 4, "data": {"text": TEXT}, "annotations": [{"result": [self.label("۷", "people")]}]}
        golds, _ = round_trip("label-studio", [], between=lambda path: path.write_text(json.dumps([task]), "utf-8"))
        assert [(row["low"], row["bound"]) for row in golds["4"]["figures"]] == [(7, "about")]


class TestDoccano:
    @pytest.fixture
    def edited(self, round_trip, task):
        def back(change, relations=False, exported=task):
            def between(path):
                line = json.loads(path.read_text("utf-8"))
                change(line)
                path.write_text(json.dumps(line), "utf-8")

            golds, said = round_trip("doccano", [exported], relations=relations, between=between)
            return golds["a"]["figures"], said

        return back

    def test_spans_are_counted_as_the_browser_does(self, edited):
        def change(line):
            assert line["label"] == [[3, 4, "people"]]
            line["label"].append([*units("۲۰۰ هزار"), "money"])

        figures, said = edited(change)
        assert [row["quote"] for row in figures] == ["۳", "۲۰۰ هزار"]
        assert said == ["/lines.jsonl:1: 1 new without a value; numbers and units were read by rules"]

    def test_a_deleted_span_is_gone_and_another_label_is_another_kind(self, edited):
        assert edited(lambda line: line["label"].clear()) == ([], [])

        def change(line):
            line["label"][0][2] = "job"

        assert edited(change) == ([figure("۳", kind="job")], [])

    def test_a_span_drawn_anew_keeps_what_was_said_about_it(self, edited):
        def change(line):
            line["label"] = [[3, 8, "people"]]

        (row,), said = edited(change)
        assert (row["quote"], row["low"], row["item"], row["place"]) == ("۳ نفر", 3, "نفر", ["رشت", None])
        assert len(said) == 1

    def test_what_doccano_knows_about_an_article_is_kept(self, round_trip, task):
        def between(path):
            line = json.loads(path.read_text("utf-8")) | {"id": 17, "Comments": ["مطمئن نیستم"], "desk": "economy"}
            path.write_text(json.dumps(line), "utf-8")

        golds, _ = round_trip("doccano", [task], between=between)
        assert golds["a"]["doccano"] == {"Comments": ["مطمئن نیستم"], "desk": "economy"}
        again, _ = round_trip("doccano", [Task(task.article, golds["a"])])
        assert again == golds

    def test_words_of_slots_are_marks_with_a_line_to_them(self, edited, task):
        read = {"place": span("رشت"), "item": span("نفر"), "period": span("سال ۱۳۹۸")}
        exported = Task(task.article, task.gold, evidence=[read])

        def change(line):
            marks = {one["label"]: one["id"] for one in line["entities"]}
            assert set(marks) == {"people", "slot:place", "slot:item"}, "the figure has no period"
            assert {one["type"] for one in line["relations"]} == {"place", "item"}

        assert edited(change, True, exported) == ([figure("۳")], [])

    def test_a_line_to_other_words_is_another_value_and_none_is_nothing(self, edited, task):
        exported = Task(task.article, task.gold, evidence=[{"place": span("رشت"), "item": span("نفر")}])

        def change(line):
            line["relations"] = [one for one in line["relations"] if one["type"] != "place"]
            line["entities"].append(
                {
                    "id": 99,
                    "label": "slot:period",
                    "start_offset": units("سال ۱۳۹۸")[0],
                    "end_offset": units("سال ۱۳۹۸")[1],
                }
            )
            line["relations"].append({"id": 5, "from_id": 0, "to_id": 99, "type": "whatever"})

        period = {"quote": "سال ۱۳۹۸", "start": None, "end": None}
        assert edited(change, True, exported) == ([figure("۳", place=None, period=period)], [])

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("{", "is not valid JSON"),
            ("5", 'has no "text"'),
            ('{"text": "۳", "label": [[0, 9, "job"]]}', "the span 0–9 (job): 0–9 is no span of a text of 1 characters"),
            ('{"text": "۳", "label": [[0, "x", "job"]]}', "span 1 is none"),
            ('{"text": "۳", "label": [5]}', "span 1 is none: 5"),
            ('{"text": "۳", "entities": 5}', "spans are no list"),
            ('{"text": "۳", "label": [[0, 1, "job"]], "arqam": "{"}', "is not valid JSON"),
        ],
    )
    def test_lines_that_cannot_be_read_are_said(self, round_trip, line, said):
        _, problems = round_trip("doccano", [], between=lambda path: path.write_text(line, "utf-8"))
        assert said in problems[0]

    def test_overlapping_figures_are_told(self, round_trip, task):
        task.gold["figures"].append(figure("۳ نفر"))
        _, said = round_trip("doccano", [task])
        assert "Allow overlapping entities" in said[0]

    def test_an_empty_article_is_told(self, round_trip):
        _, said = round_trip("doccano", [Task(Article(id="e", text=""), {"doc": "e", "figures": []})])
        assert said == ["e: is empty, which doccano does not take"]


class TestBrat:
    @pytest.fixture
    def edited(self, round_trip, task):
        def back(change):
            def between(folder):
                path = folder / "a.ann"
                path.write_text(change(path.read_text("utf-8")), "utf-8")

            golds, said = round_trip("brat", [task], between=between)
            return golds["a"]["figures"], said

        return back

    def mark(self, words, name="T9", kind="money", note=""):
        start, end = span(words)
        return f"{name}\t{kind} {start} {end}\t{words}\n" + (f"#9\tAnnotatorNotes {name}\t{note}\n" if note else "")

    def test_emoji_are_one_character_for_the_page_and_the_server(self, round_trip, task, tmp_path):
        round_trip("brat", [task])
        text = (tmp_path / "brat" / "a.txt").read_bytes().decode()
        assert text == TEXT.replace("😀", "□")
        assert (tmp_path / "brat" / "a.ann").read_text("utf-8").splitlines()[0] == "T1\tpeople 2 3\t۳"

    def test_a_new_mark_without_a_note_is_read_by_rules(self, edited):
        figures, said = edited(lambda marks: marks + self.mark("۲۰۰ هزار"))
        assert [(row["low"], row["unit"]) for row in figures] == [(3, "count"), (200_000, "IRT")]
        assert said == ["/brat/a.ann: 1 new without a value; numbers and units were read by rules"]

    def test_a_note_fills_the_slots(self, edited):
        note = "low=۷; item=فرد | نفر ; period=1398-01-01..1398-12-29 سال ۱۳۹۸"
        figures, said = edited(lambda marks: marks + self.mark("۷", kind="people", note=note))
        assert said == []
        assert figures[1] == figure("۷", low=7, high=7, item=["فرد", "نفر"], status="actual", place=None) | {
            "period": {"quote": "سال ۱۳۹۸", "start": "1398-01-01", "end": "1398-12-29"}
        }

    def test_attributes_are_slots(self, edited):
        assert edited(
            lambda marks: marks.replace("planned", "hypothetical") + "A7\tbound T1 at_least\nA8\toptional T1\n"
        ) == (
            [figure("۳", status="hypothetical", bound="at_least", optional=True)],
            [],
        )

    def test_a_deleted_mark_is_gone_and_another_type_is_another_kind(self, edited):
        assert edited(lambda marks: "") == ([], [])
        assert edited(lambda marks: marks.replace("people", "job")) == ([figure("۳", kind="job")], [])

    def test_a_mark_over_a_line_break_is_in_parts(self, round_trip, tmp_path):
        text = "۲۰۰\r\n\nهزار نفر"
        start, end = 0, len("۲۰۰\r\n\nهزار")
        gold = {"doc": "b", "figures": [{**SLOTS, "start": start, "end": end, "quote": text[start:end]}]}
        assert round_trip("brat", [Task(Article(id="b", text=text), gold)]) == ({"b": gold}, [])
        assert (tmp_path / "brat" / "b.ann").read_text("utf-8").splitlines()[0] == "T1\tpeople 0 4;6 10\t۲۰۰  هزار"

    def test_nothing_but_a_line_break_cannot_be_marked(self, round_trip, task):
        gold = {"doc": "b", "figures": [{**SLOTS, "start": 1, "end": 2}]}
        _, said = round_trip("brat", [task, Task(Article(id="b", text="۲\n"), gold)])
        assert said == ["b: figure 1 is a line break and nothing else, which brat cannot mark"]

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("T9\tpeople 5\tx", "a.ann:4: T9 is no mark, as T1, tab, job 49 52, tab and its words are: people 5"),
            ("T9\tpeople 5 9999\tx", "a.ann:4: T9 (5 9999) is no span of a text of"),
            ("T9\tpeople 9999999999999999 5\tx", "a.ann:4: T9 is no mark"),
            ("T1\tpeople 2 3\t۳", "a.ann:4: T1 is the second T1"),
            ("T9\tpeople 2 3\t۴", "a.ann:4: T9 says «۴», and «۳» stands there; is the .txt another one?"),
            ("T9\tpeople 8 9\tد", "a.ann:4: T9 («د»): has no value, and rules read none there"),
            ("#9\tAnnotatorNotes T1\tمطمئن نیستم", "a.ann:4: #9: «مطمئن نیستم» is no slot, as place=رشت is"),
            ("A9\tNegation T1", "a.ann:4: A9: the attribute Negation is not ours; it is left aside"),
            ("A9\tbound T7 about", "a.ann:4: A9: is about T7, which is not there"),
            ("R1\tplace Arg1:T1 Arg2:T1", "a.ann: 1 lines are neither marks, attributes nor notes"),
        ],
    )
    def test_lines_that_are_not_understood_are_said_and_the_rest_is_read(self, edited, line, said):
        figures, problems = edited(lambda marks: marks + line + "\n")
        assert said in problems[0]
        assert figures == [figure("۳")]

    def test_without_our_file_beside_it_the_name_is_the_id(self, round_trip, task):
        golds, said = round_trip("brat", [task], between=lambda folder: (folder / "a.arqam.json").unlink())
        assert said == []
        assert golds["a"]["figures"] == [figure("۳")]

    def test_a_text_that_is_another_one_is_said(self, round_trip, task):
        _, said = round_trip("brat", [task], between=lambda folder: (folder / "a.txt").write_text("", "utf-8"))
        assert said[0].startswith("/brat/a.ann: the text was changed")
