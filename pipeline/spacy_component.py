"""The spaCy component: `nlp.add_pipe("arqam")` finds the figures of every document that a pipeline reads.

spaCy imports this module by its entry point, and with every pipeline that anybody makes: nothing but spaCy is imported
here, and the component itself when it is asked for.
"""

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from .figure_finder import FigureFinder

NAME = "arqam"


@Language.factory(
    NAME,
    assigns=["doc.spans", "doc._.figures"],
    default_config={"stages": None, "catalogue": None, "model": None, "use_model": True},
)
def figure_finder(
    nlp: Language,
    name: str,
    stages: list[str] | None,
    catalogue: str | None,
    model: str | None,
    use_model: bool,
) -> "FigureFinder":
    """The component by its settings, which are those of `PipelineConfig`; `catalogue` is the path of a TOML file."""
    from .figure_finder import FigureFinder

    return FigureFinder(name, stages=stages, catalogue=catalogue, model=model, use_model=use_model)
