"""What a slot takes grows with the text and no faster: counted in steps, as time differs from run to run.

The texts are those in which everything is new: names, bodies and places that no table of words has met before.
"""

import sys
from collections.abc import Callable

import pytest

from arqam.extractors import Document
from arqam.extractors.figure import read_figures
from arqam.extractors.kinds.catalogue import builtin_catalogue
from arqam.extractors.organizations import organizations_of
from arqam.extractors.periods import periods_of
from arqam.extractors.places import places_of
from arqam.extractors.speakers import speakers_of

SMALL, TIMES = 100, 4
AT_MOST = 5  # times the steps for four times the text
LETTERS = "ابپتجچدذرزسشفقکگلمنه"

_EVENTS = sys.monitoring.events
_TOOL = 4  # of those that may listen, one that no debugger and no profiler takes


def steps(function: Callable[[], object]) -> int:
    """How often a function, and all that it calls, calls something or goes round."""
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    sys.monitoring.use_tool_id(_TOOL, "steps")
    try:
        for event in (_EVENTS.CALL, _EVENTS.JUMP):
            sys.monitoring.register_callback(_TOOL, event, counted)
        sys.monitoring.set_events(_TOOL, _EVENTS.CALL | _EVENTS.JUMP)
        function()
    finally:
        sys.monitoring.set_events(_TOOL, _EVENTS.NO_EVENTS)
        sys.monitoring.free_tool_id(_TOOL)
    return count


def name(number: int) -> str:
    """A word that is nobody's name yet: «جابنی»."""
    return "".join(LETTERS[number // 20**k % 20] for k in range(3)) + "نی"


SENTENCES = {
    "speakers": "علی {} گفت ۳ نفر آمدند.",
    "bodies whose names differ by a place": "سازمان بیمه سلامت استان {} ۳ نفر را پذیرفت.",
    "places": "در روستای {} ۳ مدرسه ساخته شد.",
    "places of one sentence": "در روستای {} ۳ مدرسه،",
    "days": "{} در ۱۲ بهمن ۹۸ در سه روز ۳ مدرسه ساخت.",
}


@pytest.mark.parametrize("slot", [speakers_of, organizations_of, places_of, periods_of])
@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES.keys())
@pytest.mark.parametrize("titled", [False, True], ids=["", "with all names in the title"])
def test_four_times_the_text_takes_four_times_the_steps(slot, sentence, titled):
    taken = []
    for count in (SMALL, SMALL * TIMES):
        names = [name(number) for number in range(count)]
        text = " ".join(sentence.format(each) for each in names)
        title = "، ".join(f"علی {each}" for each in names) if titled else None
        drafts = read_figures(text, builtin_catalogue())
        assert len(drafts) >= count
        slot(Document(text, title), drafts)  # what is remembered of words is known the second time
        taken.append(steps(lambda: slot(Document(text, title), drafts)))  # noqa: B023
    small, large = taken
    assert large <= AT_MOST * small
