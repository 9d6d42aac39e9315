"""What the spaCy component is made of: a pipeline of ours that reads the text of a document.

It needs nothing of the spaCy pipeline but the text, and changes neither tokens nor entities. What it sets is told in
spacy_documents.py.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Self

from .catalogue import load_catalogue
from .config import PipelineConfig
from .extraction import Pipeline
from .spacy_documents import article_of, hold, register_extensions

if TYPE_CHECKING:
    from spacy.tokens import Doc

SAVED = "catalogue.json"


class FigureFinder:
    """Sets `doc.spans["figures"]` and `doc._.figures`.

    A catalogue travels with the saved pipeline; a model is named in its settings, and must be where it is used.

    Raises ValueError, in one sentence, for an unknown stage at once, and for a catalogue or a model of no use with the
    first document: a pipeline may come to a machine before they do.
    """

    def __init__(
        self,
        name: str = "arqam",
        *,
        stages: Iterable[str] | None = None,
        catalogue: str | Path | None = None,
        model: str | None = None,
        use_model: bool = True,
    ) -> None:
        register_extensions()
        self.name = name
        self._config = PipelineConfig(
            stages=None if stages is None else tuple(stages),
            catalogue=None if catalogue is None else Path(catalogue),
            model=model,
            use_model=use_model,
        )
        self._saved: str | None = None
        self._pipeline = Pipeline(self._config)
        self._pipeline.normalize("")

    def __call__(self, doc: "Doc") -> "Doc":
        hold(doc, self._pipeline.extract(article_of(doc)))
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The catalogue, as JSON: the path that the settings name, and what the file says."""
        return json.dumps({"path": self._path(), "toml": self._toml()}, ensure_ascii=False).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Self:
        """Take the catalogue that was saved, unless the settings now name another file. ValueError for other bytes."""
        try:
            saved = json.loads(data)
            path, toml = saved["path"], saved["toml"]
        except (ValueError, TypeError, KeyError, RecursionError):
            path = toml = 0
        if not isinstance(toml, str | None):
            raise ValueError(f"what was saved of the component «{self.name}» is damaged: add it to the pipeline anew")
        if toml is not None and path == self._path():
            self._take(toml)
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / SAVED).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Self:
        return self.from_bytes((Path(path) / SAVED).read_bytes())

    def __getstate__(self) -> dict[str, Any]:
        """For other processes: settings, and no models in memory."""
        return {"name": self.name, "config": self._config, "saved": self._saved}

    def __setstate__(self, state: dict[str, Any]) -> None:
        register_extensions()
        self.name, self._config, self._saved = state["name"], state["config"], None
        self._pipeline = Pipeline(self._config)
        if state["saved"] is not None:
            self._take(state["saved"])

    def _path(self) -> str | None:
        return None if self._config.catalogue is None else str(self._config.catalogue)

    def _toml(self) -> str | None:
        if self._saved is not None or self._config.catalogue is None:
            return self._saved
        load_catalogue(self._config.catalogue)  # says in a sentence what is wrong with it
        return self._config.catalogue.read_text(encoding="utf-8")

    def _take(self, toml: str) -> None:
        with TemporaryDirectory() as folder:
            file = Path(folder, "catalogue.toml")
            file.write_text(toml, encoding="utf-8")
            self._pipeline.catalogue = load_catalogue(file)
        self._saved = toml
