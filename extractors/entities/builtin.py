"""The built-in model: our own tokens, read by the component of a spaCy pipeline."""

from collections.abc import Sequence
from itertools import batched
from pathlib import Path

import spacy

from .component import NAME, Entities
from .entity import Entity, pieces

TOGETHER = 512  # sentences held at one time


class Builtin:
    """The pipeline of a folder.

    Its component is given plain words: a `Doc` would leave every word that was ever read in the pipeline's vocabulary.
    """

    def __init__(self, folder: Path) -> None:
        component = spacy.load(folder).get_pipe(NAME)
        assert isinstance(component, Entities)
        self._component = component

    def find(self, text: str, spans: Sequence[tuple[int, int]]) -> list[Entity]:
        """The entities inside the spans, in order."""
        entities: list[Entity] = []
        for some in batched(pieces(text, spans), TOGETHER):
            found = self._component.predict([[token.text for token in tokens] for tokens in some])
            entities += (
                Entity(tokens[start].start, tokens[end - 1].end, label)
                for tokens, names in zip(some, found, strict=True)
                for start, end, label in names
            )
        return entities
