"""Label Studio's labelling interface for figures: the XML that a project is set up with."""

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import quoteattr

from ..display.colours import colour
from .regions import CHOICES, SLOTS

_HINTS = {
    "low": "380; of a range the lower number",
    "high": "the higher number; the same where it is no range",
    "unit": "count, percent, IRT, hectare …",
    "period": "1398-11-12..1398-11-22 دهه فجر",
}
_STYLE = ".lsf-richtext__container, .htx-text { white-space: pre-wrap; direction: rtl; text-align: right; }"
"""Right to left, and with all its spaces: the reader has to see what is counted. Its text is of the first class in
1.23.2, and was of the second."""


def interface(kinds: Iterable[str], labels: Mapping[str, tuple[str, str]]) -> str:
    """The interface with a label for every kind; `labels` has their Persian and English names."""
    lines = [
        "<View>",
        f"  <Style>{_STYLE}</Style>",
        '  <Labels name="kind" toName="text" choice="multiple" showInline="true">',
    ]
    for kind in kinds:
        hint = " · ".join(dict.fromkeys(labels[kind])) if kind in labels else kind
        lines.append(
            f"    <Label value={_attribute(kind)} hint={_attribute(hint)} background={_attribute(colour(kind).line)}/>"
        )
    lines += ["  </Labels>", '  <Text name="text" value="$text" granularity="symbol" saveTextResult="yes"/>']
    lines.append('  <View visibleWhen="region-selected">')
    for slot in (*SLOTS, "optional", "more"):
        lines.append(f'    <Header value={_attribute(slot)} size="6"/>')
        options = CHOICES.get(slot, ("optional",) if slot == "optional" else ())
        if options:
            lines.append(
                f'    <Choices name="{slot}" toName="text" perRegion="true" choice="multiple" showInline="true">'
            )
            lines += [f'      <Choice value="{option}"/>' for option in options]
            lines.append("    </Choices>")
        else:
            hint = _attribute(_HINTS.get(slot, ""))
            lines.append(
                f'    <TextArea name="{slot}" toName="text" perRegion="true" editable="true" placeholder={hint}/>'
            )
    return "\n".join([*lines, "  </View>", "</View>"]) + "\n"


def _attribute(text: str) -> str:
    return quoteattr("".join(c if c.isprintable() or c == "\u200c" else " " for c in text))
