"""Figures without their articles, as short as a test can say them."""

import pytest

from arqam.pipeline import Figure
from arqam.pipeline.record import figure_id


@pytest.fixture
def told():
    """told("a", 42, "گروه جهادی", place="ایران", …): a figure of the article "a", in a sentence of its own.

    `around`: the words behind the number, by which articles are known to speak of the same. `n` tells several figures
    of one article apart.
    """

    def make(document, low, item="گروه جهادی", *, high=None, unit="count", per=None, bound="exact", kind="group",
             place="ایران", time=None, days=None, around="اکنون فعالیت می‌کنند", n=0, **more):  # fmt: skip
        number = f"{low}"
        sentence = f"{number} {item} {around}."
        start = 1000 * n
        period = None
        if time or days:
            begin, end = days or (None, None)
            period = {"text": time or f"{begin}", "start": begin, "end": end}
        return Figure(
            id=figure_id(document, start, start + len(number)),
            document=document,
            kind=kind,
            item=item,
            quantity={"low": low, "high": low if high is None else high, "bound": bound, "unit": unit, "per": per},
            place=place and {"name": place},
            period=period,
            quote={"start": start, "end": start + len(number), "text": number},
            sentence={"start": start, "end": start + len(sentence), "text": sentence},
            **more,
        )

    return make
