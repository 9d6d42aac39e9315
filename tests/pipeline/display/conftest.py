"""A browser to look at what is shown."""

from tests.pipeline.browser import browser, page

__all__ = ["browser", "page"]
