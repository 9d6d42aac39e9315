"""The spaCy component."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arqam.pipeline import Pipeline, PipelineConfig

spacy = pytest.importorskip("spacy")
from spacy.tokens import Doc, DocBin  # noqa: E402

from arqam.pipeline import spacy_component  # noqa: E402, F401

RULES = {"use_model": False}
TEXT = "استاندار یزد گفت: سال گذشته ۴۸۰ واحد مسکونی و ۱۲ مدرسه ساخته شد."
TEXTS = [TEXT, "", "این جمله هیچ عددی ندارد.", "😀 ۲۱۰نفر آمدند و پنجاه تا ۶۰ نفر ماندند.", "\u202b218 نفر\u202c"]


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("fa")
    nlp.add_pipe("arqam", config=RULES)
    return nlp


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """A small pipeline of another's, as it is read from a folder: sentences, and entities that were learnt."""
    nlp = spacy.blank("fa")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("ner")
    doc = nlp.make_doc("مریم راد به یزد رفت.")
    example = spacy.training.Example.from_dict(doc, {"entities": [(0, 8, "PER"), (12, 15, "LOC")]})
    nlp.initialize(lambda: [example])
    for _ in range(20):
        nlp.update([example])
    folder = tmp_path_factory.mktemp("trained")
    nlp.to_disk(folder)
    return folder


def quotes(doc):
    return [figure.quote.text for figure in doc._.figures]


@pytest.mark.parametrize("language", ["fa", "xx", "en"])
def test_any_pipeline_will_do(language):
    nlp = spacy.blank(language)
    nlp.add_pipe("arqam", config=RULES)
    assert quotes(nlp(TEXT)) == ["۴۸۰", "۱۲"]


class TestOnADocument:
    @pytest.mark.parametrize("text", TEXTS)
    def test_the_figures_are_those_of_the_pipeline(self, nlp, text):
        assert nlp(text)._.figures == Pipeline(PipelineConfig(use_model=False)).extract(text)

    @pytest.mark.parametrize("text", TEXTS)
    def test_offsets_hold_in_the_text_of_the_document(self, nlp, text):
        doc = nlp(text)
        assert doc.text == text
        for figure in doc._.figures:
            for quote in (figure.quote, figure.sentence):
                assert doc.text[quote.start : quote.end] == quote.text

    def test_there_is_a_span_for_each(self, nlp):
        doc = nlp(TEXT)
        assert [span.text for span in doc.spans["figures"]] == ["۴۸۰", "۱۲"]
        assert [span.label_ for span in doc.spans["figures"]] == [figure.kind for figure in doc._.figures]
        assert [span._.figure for span in doc.spans["figures"]] == doc._.figures

    def test_a_span_takes_whole_tokens_where_the_figure_is_a_part_of_one(self, nlp):
        doc = nlp("امروز ۲۱۰نفر آمدند.")
        assert [span.text for span in doc.spans["figures"]] == ["۲۱۰نفر"]
        assert quotes(doc) == ["۲۱۰"]

    def test_other_spans_have_no_figure(self, nlp):
        doc = nlp(TEXT)
        assert doc[0:2]._.figure is None
        assert nlp.make_doc(TEXT)[0:2]._.figure is None

    def test_a_document_that_was_not_read_has_none(self, nlp):
        assert nlp.make_doc(TEXT)._.figures == []

    def test_reading_twice_is_reading_once(self, nlp):
        doc = nlp(nlp(TEXT))
        assert quotes(doc) == ["۴۸۰", "۱۲"]
        assert len(doc.spans["figures"]) == 2

    def test_tokens_and_other_spans_are_left_alone(self, nlp):
        doc = nlp.make_doc(TEXT)
        doc.spans["mine"] = [doc[0:2]]
        words = [token.text for token in doc]
        nlp(doc)
        assert [token.text for token in doc] == words
        assert [span.text for span in doc.spans["mine"]] == ["استاندار یزد"]


class TestWhatIsKnownOfTheArticle:
    def test_it_is_handed_on(self, nlp):
        doc = nlp.make_doc(TEXT)
        doc._.article = {"id": "a7", "source": "پیک", "published": "1399-05-01", "title": "ساخت مدرسه"}
        first, *_ = nlp(doc)._.figures
        assert (first.document, first.source, first.published) == ("a7", "پیک", "1399-05-01")
        assert first.period.start == "1398-01-01"
        assert doc._.figures.articles["a7"].title == "ساخت مدرسه"

    def test_without_it_the_id_is_empty(self, nlp):
        doc = nlp(TEXT)
        assert doc._.article is None
        assert {figure.document for figure in doc._.figures} == {""}

    @pytest.mark.parametrize("wrong", ["a7", ["a7"], {"id": 7}, {"identity": "a7"}, {"title": ["x"]}, 5])
    def test_what_is_no_such_thing_is_refused(self, nlp, wrong):
        doc = nlp.make_doc(TEXT)
        doc._.article = wrong
        with pytest.raises(ValueError, match=r"doc\._\.article wants a mapping of id, title, source and published"):
            nlp(doc)


class TestManyDocuments:
    def test_they_are_read_in_a_stream(self, nlp):
        docs = list(nlp.pipe(TEXTS * 3, batch_size=4))
        assert [doc._.figures for doc in docs] == [nlp(text)._.figures for text in TEXTS] * 3

    @pytest.mark.parametrize("processes", [1, 2])
    def test_one_or_two_processes_find_the_same(self, nlp, tmp_path, processes):
        """Apart from the tests, as a process with threads of others is no good one to fork."""
        made = subprocess.run(
            [sys.executable, "-c", MANY, str(processes), str(tmp_path / "a.spacy"), *TEXTS],
            capture_output=True, text=True, timeout=300,
        )  # fmt: skip
        assert made.returncode == 0, made.stderr[-1000:]
        docs = list(DocBin().from_disk(tmp_path / "a.spacy").get_docs(nlp.vocab))
        assert [doc.text for doc in docs] == TEXTS
        for number, doc in enumerate(docs):
            one = nlp.make_doc(doc.text)
            one._.article = {"id": f"a{number}"}
            assert doc._.figures == nlp(one)._.figures
            assert [span.text for span in doc.spans["figures"]] == [span.text for span in one.spans["figures"]]


MANY = """
import sys
import spacy
from spacy.tokens import DocBin
from arqam.pipeline import spacy_component

processes, path, *texts = sys.argv[1:]
if __name__ == "__main__":
    nlp = spacy.blank("fa")
    nlp.add_pipe("arqam", config={"use_model": False})
    docs = [nlp.make_doc(text) for text in texts]
    for number, doc in enumerate(docs):
        doc._.article = {"id": f"a{number}"}
    DocBin(docs=nlp.pipe(docs, n_process=int(processes), batch_size=2), store_user_data=True).to_disk(path)
"""


class TestOnATrainedPipeline:
    @pytest.mark.parametrize("place", [{"last": True}, {"first": True}, {"before": "ner"}])
    def test_it_stands_anywhere_in_it(self, trained, place):
        nlp = spacy.load(trained)
        alone = nlp("مریم راد به یزد رفت.")
        nlp.add_pipe("arqam", config=RULES, **place)
        doc = nlp("مریم راد به یزد رفت. ۱۲ نفر آمدند.")
        assert quotes(doc) == ["۱۲"]
        assert [entity.text for entity in doc.ents][:2] == [entity.text for entity in alone.ents]
        assert len(list(doc.sents)) == 2

    def test_on_the_model_that_comes_with_the_package(self):
        from arqam.extractors.entities import component
        from arqam.extractors.entities.loading import MODEL

        assert component.NAME, "the model is made of it"
        nlp = spacy.load(MODEL)
        nlp.add_pipe("arqam")
        doc = nlp("استاندار یزد گفت: ۱۲ مدرسه ساخته شد.")
        assert quotes(doc) == ["۱۲"]
        assert doc._.figures == Pipeline().extract(doc.text)

    def test_it_is_kept_with_it(self, trained, tmp_path):
        nlp = spacy.load(trained)
        nlp.add_pipe("arqam", config=RULES)
        nlp.to_disk(tmp_path / "saved")
        again = spacy.load(tmp_path / "saved")
        assert again.pipe_names == ["sentencizer", "ner", "arqam"]
        assert quotes(again(TEXT)) == ["۴۸۰", "۱۲"]


class TestNames:
    def test_a_second_component_finds_them_taken_by_the_first(self, nlp):
        nlp.create_pipe("arqam")
        assert Doc.has_extension("figures")

    def test_a_name_that_another_library_took_is_told(self, nlp):
        ours = Doc.get_extension("figures")
        Doc.set_extension("figures", default=None, force=True)
        try:
            with pytest.raises(ValueError, match=r"Doc\._\.figures belongs to another library"):
                nlp.create_pipe("arqam")
        finally:
            Doc.set_extension("figures", getter=ours[2], force=True)

    def test_spacy_finds_it_by_its_entry_point(self):
        code = "import spacy; nlp = spacy.blank('fa'); nlp.add_pipe('arqam'); print(nlp.pipe_names)"
        result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
        assert result.stdout.strip() == "['arqam']", result.stderr[-500:]

    def test_spacy_finds_it_at_no_cost_to_others(self):
        """spaCy imports the module for everybody who makes a pipeline."""
        code = "import sys, arqam.pipeline.spacy_component; print(*sorted(n for n in sys.modules if 'arqam.' in n))"
        result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
        assert result.stdout.split() == ["arqam.pipeline", "arqam.pipeline.spacy_component"]

    def test_adding_it_loads_no_normaliser_of_others(self):
        code = (
            "import sys, spacy, arqam.pipeline.spacy_component; spacy.blank('fa').add_pipe('arqam'); "
            "print(*{name.split('.')[0] for name in sys.modules})"
        )
        result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
        assert not {"hazm", "parsivar", "polars", "pyarrow"} & set(result.stdout.split())


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("۰۵۹12٣ هزارنفو،.%\n\t\r\0😀\u202e\u200c\ufffdaك-/٫"), max_size=60))
def test_whatever_the_text_offsets_hold(nlp, text):
    doc = nlp(text)
    assert doc.text == text
    assert len(doc.spans["figures"]) == len(doc._.figures)
    for figure, span in zip(doc._.figures, doc.spans["figures"], strict=True):
        assert doc.text[figure.quote.start : figure.quote.end] == figure.quote.text
        assert span.start_char <= figure.quote.start and figure.quote.end <= span.end_char
