"""The built-in model: our own tokens, read by its network."""

from collections.abc import Sequence
from functools import cached_property
from itertools import batched
from pathlib import Path

from .entity import Entity, pieces
from .tagger import Tagger

TOGETHER = 512  # sentences held at one time


class Builtin:
    """The model of a folder, read when it is first asked.

    The folder is a spaCy pipeline, of which the weights alone are needed: spaCy is not imported.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _tagger(self) -> Tagger:
        return Tagger.load(self._folder / "arqam_entities")

    def find(self, text: str, spans: Sequence[tuple[int, int]]) -> list[Entity]:
        """The entities inside the spans, in order."""
        entities: list[Entity] = []
        for some in batched(pieces(text, spans), TOGETHER):
            found = self._tagger.find([[token.text for token in tokens] for tokens in some])
            entities += (
                Entity(tokens[start].start, tokens[end - 1].end, label)
                for tokens, names in zip(some, found, strict=True)
                for start, end, label in names
            )
        return entities
