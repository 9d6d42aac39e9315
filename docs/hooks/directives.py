"""Directives: comments on a line of their own that become what they name.

<!-- cases: tests/extractors/items/cases.toml -->
"""

import re
from collections.abc import Callable

from . import cases, commands, figures, html, install, kinds, quality, record, stages

DIRECTIVE = re.compile(r"^<!-- (?P<name>[a-z-]+)(?:: (?P<argument>.+?))? -->$", re.MULTILINE)
DIRECTIVES: dict[str, Callable[[str], str]] = {
    "cases": cases.examples,
    "known-failures": cases.known_failures,
    "faults": cases.faults,
    "stage": stages.stage_examples,
    "stage-failures": stages.stage_failures,
    "journey": stages.journey,
    "kinds": kinds.kinds_table,
    "kinds-in-full": kinds.kinds_in_full,
    "units": kinds.units_table,
    "fields": record.fields,
    "columns": record.columns,
    "commands": commands.commands_table,
    "api": commands.api_table,
    "floors": quality.floors,
    "sample": figures.sample,
    "text": figures.text,
    "extras": install.extras,
}


def filled(markdown: str, page: str) -> str:
    """The Markdown of a page with its directives filled in, and its Persian set as Persian.

    Raises LookupError for a directive that is not there, OSError and ValueError for what it cannot read.
    """

    def fill(match: re.Match[str]) -> str:
        name, argument = match["name"], match["argument"] or ""
        if name == "readme":
            return quality.readme(argument, page)
        if name not in DIRECTIVES:
            raise LookupError(f"there is no directive «{name}»; they are {', '.join(DIRECTIVES)}")
        return DIRECTIVES[name](argument)

    return DIRECTIVE.sub(fill, html.terms(markdown))
