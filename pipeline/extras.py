"""Libraries that not everybody needs, imported where something asks for them."""

from importlib import import_module
from typing import Any


def needed(module: str, extra: str, error: type[Exception] = OSError) -> Any:
    """The module. Raises `error` where it is missing, with what to install; OSError suits files that are written."""
    try:
        return import_module(module)
    except ImportError:
        raise error(f'needs {module.partition(".")[0]}; pip install "arqam[{extra}]"') from None
