"""Libraries that only some formats need."""

from importlib import import_module
from typing import Any


def needs(module: str, extra: str) -> Any:
    """The module. Raises OSError, with what to install, where it is missing: a file cannot be written then."""
    try:
        return import_module(module)
    except ImportError:
        raise OSError(f'needs {module.partition(".")[0]}; pip install "arqam[{extra}]"') from None
