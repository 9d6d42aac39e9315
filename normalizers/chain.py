"""The stages by name, and the chain of them that makes raw text clean."""

from collections.abc import Sequence

from .alignment import Aligned, Layer, Stage, apply
from .digits import digits
from .letters import STEPS as LETTERS
from .spacing import STEPS as SPACING
from .typesetting import STEPS as TYPESETTING

# A stage is one step or several; each step sees the text that the step before it left.
STAGES: dict[str, tuple[Stage, ...]] = {
    "letters": LETTERS,
    "print": TYPESETTING,
    "digits": (digits,),
    "spacing": SPACING,
}
DEFAULT_STAGES = ("letters", "print", "digits", "spacing")
_FOREIGN = ("hazm", "parsivar")


def steps(stage: str | Stage) -> tuple[str, tuple[Stage, ...]]:
    """The name of a stage and its steps. ValueError for a name that no stage has."""
    if callable(stage):
        return getattr(stage, "__name__", type(stage).__name__), (stage,)
    if stage in STAGES:
        return stage, STAGES[stage]
    if stage in _FOREIGN:
        from . import foreign

        return stage, (foreign.by_name(stage),)
    raise ValueError(f"unknown stage {stage!r}: the stages are {', '.join((*STAGES, *_FOREIGN))}")


def normalize(raw: str, stages: Sequence[str | Stage] = DEFAULT_STAGES) -> Aligned:
    """`raw` cleaned by `stages` in order, each a name or a function from text to edits.

    ValueError for an unknown name and for a stage whose edits overlap or are out of order.
    """
    if isinstance(stages, str):
        stages = (stages,)
    chain = [steps(stage) for stage in stages]
    text = raw
    layers: list[Layer] = []
    for name, parts in chain:
        for part in parts:
            made = part(text)
            if made != text and made != []:
                layers.append(Layer(name, text, made))
                text = apply(text, made, name)
    return Aligned(raw, text, layers)
