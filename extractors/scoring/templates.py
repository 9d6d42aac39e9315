"""Features from facts: a template names the facts that are told together, one feature per template.

What is known of a candidate are facts, which each finder works out (the head of an item, a place, a body, a time); a
feature is the number of its template with the values of its facts, and has a learnt weight.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Facts = Mapping[str, str]


@dataclass(frozen=True)
class Templates:
    """The templates of one sort of candidate, each the names of its facts; called with facts, they give its features.

    A feature is told as "h12=کارگاه|R": prefix, number of the template, values.
    """

    prefix: str
    names: tuple[tuple[str, ...], ...]
    _tags: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_tags", tuple(f"{self.prefix}{number}=" for number in range(len(self.names))))

    def __call__(self, facts: Facts) -> list[str]:
        return [
            tag + "|".join([facts[name] for name in names]) for tag, names in zip(self._tags, self.names, strict=True)
        ]


def compile_templates(prefix: str, table: str) -> Templates:
    """The templates of a `table`: one a line, the names of its facts apart by spaces.

    Raises ValueError where a template is listed twice.
    """
    templates = tuple(tuple(line.split()) for line in table.strip().splitlines())
    if len(set(templates)) < len(templates):
        raise ValueError(f"the templates of {prefix!r} hold one twice")
    return Templates(prefix, templates)
