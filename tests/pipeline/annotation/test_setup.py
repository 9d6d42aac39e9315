"""What a project is set up with in each tool."""

import json
from xml.etree import ElementTree

from arqam.pipeline.annotation import brat_setup, doccano_setup, label_studio_setup
from arqam.pipeline.annotation.regions import SLOTS

LABELS = {"job": ("شغل", "job"), "own": ("یارانه | <b>", 'a "b"')}
KINDS = ["job", "own", "خبر", 'x"<&>']


class TestLabelStudio:
    view = ElementTree.fromstring(label_studio_setup.interface(KINDS, LABELS))

    def test_every_kind_is_a_label_with_its_names_and_a_colour(self):
        labels = self.view.findall("./Labels/Label")
        assert [label.get("value") for label in labels] == KINDS
        assert labels[0].get("hint") == "شغل · job"
        assert all(label.get("background").startswith("#") for label in labels)

    def test_every_slot_can_be_filled_for_a_region(self):
        controls = [*self.view.iter("TextArea"), *self.view.iter("Choices")]
        assert {control.get("name") for control in controls} == {*SLOTS, "optional", "more"}
        assert all(control.get("perRegion") == "true" and control.get("toName") == "text" for control in controls)

    def test_the_text_is_shown_from_right_to_left_with_its_spaces(self):
        style = self.view.find("Style").text
        assert "direction: rtl" in style
        assert "white-space: pre-wrap" in style


class TestDoccano:
    def test_the_labels_are_kinds_and_with_relations_marks_too(self):
        plain = json.loads(doccano_setup.labels(KINDS, False))
        linked = json.loads(doccano_setup.labels(KINDS, True))
        assert [label["text"] for label in plain] == KINDS
        assert [label["text"] for label in linked[len(KINDS) :]] == [
            "slot:item", "slot:period", "slot:place", "slot:organization", "slot:speaker",
        ]  # fmt: skip
        assert {label["text"] for label in json.loads(doccano_setup.relation_labels())} >= {"place", "speaker"}

    def test_files_are_ascii(self):
        assert doccano_setup.labels(["خبر😀"], True).isascii()


class TestBrat:
    def test_kinds_are_types_that_brat_can_name(self):
        lines = brat_setup.configuration(KINDS).splitlines()
        assert lines[:4] == ["[entities]", "job", "own", "other"]
        assert [line for line in lines if line.startswith("[")] == [
            "[entities]",
            "[relations]",
            "[events]",
            "[attributes]",
        ]
        assert "status\tArg:<ENTITY>, Value:planned|hypothetical" in lines

    def test_labels_are_persian_and_break_no_line(self):
        lines = brat_setup.appearance(KINDS, LABELS).splitlines()
        assert "job | شغل | job" in lines
        assert "own | یارانه b | own" in lines
        assert any(line.startswith("job\tbgColor:#") for line in lines)
