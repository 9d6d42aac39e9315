"""Features from facts: a template names the facts that are told together, one feature per template.

The facts are worked out in `head.py` and `extent.py`; a feature is the number of its template with the values of its
facts, and has a learnt weight.
"""

from collections.abc import Callable, Mapping

Facts = Mapping[str, str]
Featurize = Callable[[Facts], list[str]]


def compile_templates(prefix: str, table: str) -> Featurize:
    """A function from facts to features; `table` has a template a line, the names of its facts apart by spaces.

    Raises ValueError where a template is listed twice.
    """
    templates = [tuple(line.split()) for line in table.strip().splitlines()]
    if len(set(templates)) < len(templates):
        raise ValueError(f"the templates of {prefix!r} hold one twice")
    numbered = [(f"{prefix}{number}=", names) for number, names in enumerate(templates)]

    def featurize(facts: Facts) -> list[str]:
        return [tag + "|".join([facts[name] for name in names]) for tag, names in numbered]

    return featurize
