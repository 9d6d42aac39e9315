"""The entity model by name: the built-in one, or a spaCy pipeline of the user's."""

from functools import cache
from pathlib import Path

from .entity import EntityModel

MODEL = Path(__file__).with_name("model")


def load_model(name: str | None = None) -> EntityModel:
    """The built-in model, or that of a spaCy pipeline: the path of its folder or the name of its package.

    Each is loaded once. ValueError, in one sentence, where `name` is no pipeline that finds entities.
    """
    return _builtin() if name is None else _users(name)


@cache
def _builtin() -> EntityModel:
    from .builtin import Builtin

    return Builtin(MODEL)


@cache
def _users(name: str) -> EntityModel:
    from .users import Users

    return Users(name)
