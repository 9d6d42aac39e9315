"""spaCy documents that are stored with their figures."""

import pytest

from arqam.pipeline import Article, Pipeline, PipelineConfig
from arqam.pipeline.figures import Figures

spacy = pytest.importorskip("spacy")
from spacy.tokens import Doc, DocBin  # noqa: E402

from arqam.pipeline import spacy_component  # noqa: E402, F401

TEXT = "استاندار یزد گفت: سال گذشته ۴۸۰ واحد مسکونی و ۱۲ مدرسه ساخته شد."
TEXTS = [TEXT, "", "این جمله هیچ عددی ندارد.", "😀 ۲۱۰نفر آمدند و پنجاه تا ۶۰ نفر ماندند.", "\u202b218 نفر\u202c"]


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("fa")
    nlp.add_pipe("arqam", config={"use_model": False})
    return nlp


def quotes(doc):
    return [figure.quote.text for figure in doc._.figures]


class TestStored:
    def binned(self, docs):
        return list(
            DocBin().from_bytes(DocBin(docs=docs, store_user_data=True).to_bytes()).get_docs(spacy.blank("fa").vocab)
        )

    def test_a_docbin_of_read_documents_holds_all(self, nlp):
        docs = [nlp(text) for text in TEXTS]
        for before, after in zip(docs, self.binned(docs), strict=True):
            assert after.text == before.text
            assert after._.figures == before._.figures
            assert [span._.figure for span in after.spans["figures"]] == before._.figures

    def test_bytes_of_one_document_too(self, nlp):
        doc = nlp(TEXT)
        assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.figures == doc._.figures

    def test_every_digit_is_kept(self, nlp):
        doc = nlp("۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹۰۱۲۳۴٫۵۶۷۸ نفر")
        (figure,) = self.binned([doc])[0]._.figures
        assert str(figure.quantity.low) == "123456789012345678901234.5678"

    def test_figures_are_read_back_from_documents(self, nlp):
        docs = [nlp.make_doc(text) for text in TEXTS]
        for number, doc in enumerate(docs):
            doc._.article = {"id": f"a{number}"}
        figures = Figures.from_docs(self.binned(nlp.pipe(docs)))
        assert [figure.quote.text for figure in figures] == [quote for doc in docs for quote in quotes(doc)]
        assert {name: article.text for name, article in figures.articles.items()} == {
            f"a{number}": text for number, text in enumerate(TEXTS)
        }


class TestExport:
    ARTICLES = (
        Article(id="a", text=TEXT, title="گزارش", source="پیک", published="1399-05-01"),
        Article(id="b", text="بی عدد"),
        Article(id="c", text="😀 ۲۱۰نفر آمدند."),
    )

    @pytest.fixture
    def figures(self):
        pipeline = Pipeline(PipelineConfig(use_model=False))
        return Figures((figure for article in self.ARTICLES for figure in pipeline.extract(article)), self.ARTICLES)

    def test_it_comes_back_as_it_was(self, figures):
        docs = DocBin().from_bytes(figures.to_docbin().to_bytes()).get_docs(spacy.blank("fa").vocab)
        again = Figures.from_docs(docs)
        assert again == figures
        assert again.articles == figures.articles

    def test_every_article_is_a_document_with_its_spans(self, figures):
        docs = list(figures.to_docbin().get_docs(spacy.blank("fa").vocab))
        assert [doc.text for doc in docs] == [article.text for article in self.ARTICLES]
        assert [[span.text for span in doc.spans["figures"]] for doc in docs] == [["۴۸۰", "۱۲"], [], ["۲۱۰نفر"]]
        assert docs[0]._.article == {"id": "a", "title": "گزارش", "source": "پیک", "published": "1399-05-01"}

    def test_tokens_are_those_of_the_pipeline_given(self, figures):
        nlp = spacy.blank("fa")
        nlp.tokenizer = spacy.tokenizer.Tokenizer(nlp.vocab)
        docs = figures.to_docbin(nlp).get_docs(nlp.vocab)
        assert [token.text for token in next(docs)][-1] == "شد."

    def test_a_tokenizer_that_changes_the_text_is_refused(self, figures):
        nlp = spacy.blank("fa")
        nlp.tokenizer = lambda text: Doc(nlp.vocab, words=text.split())
        with pytest.raises(ValueError, match="the tokenizer of this pipeline changes the text"):
            figures.to_docbin(nlp)

    def test_figures_without_their_article_are_refused(self, figures):
        with pytest.raises(ValueError, match=r"the article «a» is not known: give it as Figures\(figures, articles\)"):
            Figures(figures).to_docbin()

    def test_so_are_those_of_another_text(self, figures):
        with pytest.raises(ValueError, match="«۴۸۰» does not stand at 28 of the article «a»"):
            Figures(figures, [Article(id="a", text="۵ نفر")]).to_docbin()

    def test_nothing_makes_an_empty_one(self):
        assert len(Figures().to_docbin()) == 0
