"""A spaCy pipeline of the user's, read with our labels."""

import json
import tomllib
import warnings
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .entity import Entity, pieces

if TYPE_CHECKING:
    from spacy.language import Language

BATCH = 64  # sentences
LONGEST_TEXT = 20_000  # letters that are read together: 300 tokens, where one of them is a megabyte, are no sentence


@cache
def labels() -> dict[str, str]:
    """`labels.toml` turned round: another's name, in capitals → ours."""
    table = tomllib.loads(Path(__file__).with_name("labels.toml").read_text(encoding="utf-8"))
    return {other: ours for ours, others in table.items() for other in others}


def our_label(label: str) -> str | None:
    """Our name of another's label: B-pers → PER; None where we have none."""
    return labels().get(label.upper().removeprefix("B-").removeprefix("I-"))


class Users:
    """The pipeline at a path or of a package. ValueError where there is none, or it cannot serve."""

    def __init__(self, name: str) -> None:
        self._pipeline = _load(name)
        _must_find(self._pipeline, name)

    def find(self, text: str, spans: Sequence[tuple[int, int]]) -> list[Entity]:
        """The entities that have a label of ours, inside the spans, in order."""
        places = [(tokens[0].start, tokens[-1].end) for tokens in pieces(text, spans)]
        places = [(start, end) for start, end in places if end - start <= LONGEST_TEXT]
        documents = self._pipeline.pipe((text[start:end] for start, end in places), batch_size=BATCH)
        found = []
        for (start, _), document in zip(places, documents, strict=True):
            for span in document.ents:
                if label := our_label(span.label_):
                    found.append(Entity(start + span.start_char, start + span.end_char, label))
        return found


def _load(name: str) -> "Language":
    import spacy

    folder = _folder(name)
    if folder is None:
        raise ValueError(f"There is no entity model {name!r}: it is neither a folder nor an installed package.")
    ours = spacy.__version__
    if made_for := _other_version(folder):
        raise ValueError(f"The entity model {name!r} was made for spaCy {made_for}, and this is spaCy {ours}.")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return spacy.load(name)
        except Exception as problem:  # what can go wrong in a stranger's folder has no bound
            reason = " ".join(str(problem).split())[:200].rstrip(".")
            raise ValueError(f"The entity model {name!r} cannot be loaded by spaCy {ours}: {reason}.") from problem


def _folder(name: str) -> Path | None:
    """Where a path or a package is; nothing of it is run."""
    from spacy.util import is_package

    try:
        if Path(name).exists():
            return Path(name)
        if is_package(name):
            spec = find_spec(name)
            return Path(spec.origin).parent if spec and spec.origin else Path(name)
    except (ImportError, OSError, ValueError):  # a name that no file and no package can have
        pass
    return None


def _other_version(folder: Path) -> str | None:
    """The versions of spaCy that the pipeline names, where this one is none of them."""
    import spacy
    from spacy.util import is_compatible_version

    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None  # spaCy will say what is missing
    wanted = meta.get("spacy_version") if isinstance(meta, dict) else None
    if not isinstance(wanted, str) or not wanted:
        return None
    return wanted if is_compatible_version(spacy.__version__, wanted) is False else None


def _must_find(pipeline: "Language", name: str) -> None:
    """ValueError where no component of the pipeline finds entities, or none with a label of ours."""
    finders = [part for part in pipeline.pipe_names if "doc.ents" in pipeline.get_pipe_meta(part).assigns]
    if not finders:
        raise ValueError(f"The entity model {name!r} finds no entities: it has no component such as ner.")
    known = {label for part in finders for label in _names(pipeline.get_pipe(part))}
    if not any(map(our_label, known)):
        theirs = ", ".join(sorted(known)) or "none"
        raise ValueError(
            f"The entity model {name!r} has no label for persons, organisations or places (it has: {theirs})."
        )


def _names(component: Any) -> Iterator[str]:
    yield from getattr(component, "labels", ())
