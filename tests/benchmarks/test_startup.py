"""The article of the first figure is one for which the model is really asked."""

from arqam.pipeline import Pipeline
from benchmarks.startup import ARTICLE


def test_the_model_is_asked():
    asked = []

    class Model:
        def find(self, text, spans):
            asked.extend(spans)
            return []

    pipeline = Pipeline()
    pipeline.__dict__["model"] = Model()  # in place of the one that it would load
    assert pipeline.extract(ARTICLE.read_text(encoding="utf-8"))
    assert asked
