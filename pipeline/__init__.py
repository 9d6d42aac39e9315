"""The edge of arqam: articles in, validated records out.

    from arqam.pipeline import Pipeline
    for figure in Pipeline().extract("۲۱۸ هزار فرصت شغلی ایجاد شد."):
        print(figure.to_json())

Names are loaded when first asked for, so that importing this package stays quick and pulls in nothing heavy.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .article import Article
    from .config import PipelineConfig
    from .extraction import Pipeline
    from .figures import Figures
    from .record import Figure

_HOME = {
    "Article": ".article",
    "Figure": ".record",
    "Figures": ".figures",
    "Pipeline": ".extraction",
    "PipelineConfig": ".config",
}

__all__ = ["Article", "Figure", "Figures", "Pipeline", "PipelineConfig"]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name], __name__), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
