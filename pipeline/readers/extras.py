"""Libraries that not everybody needs, imported when a file asks for one."""

from importlib import import_module
from typing import Any

from .stream import Stopped


def needed(module: str, extra: str) -> Any:
    """The module. Raises Stopped with what to install where it is missing."""
    try:
        return import_module(module)
    except ImportError:
        library = module.partition(".")[0]
        raise Stopped(f'needs {library}; pip install "arqam[{extra}]"') from None
