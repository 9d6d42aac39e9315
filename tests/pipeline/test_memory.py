"""What stays in memory from one document to the next: words that come again, never a text that runs on unbroken."""

import gc

import pytest

from arqam.pipeline import Article, Pipeline

TEXTS = (
    "۳۰ {0} ۴۰ نفر {0} مدرسه ساخته شد. {0} {1} ۵ مدرسه {1} و {0} {1}. {0} ۳۰ {1} مدرسه {1} {0}",
    "در استان {0} همدان {0} ۴۰ {0} مدرسه {1} ساخته شد. {1} بانه {1} ۷ پل {0} وزارت کشور {0} {1} ۳۰ {0} داد",
    "علی {0} رضایی {0} مدیر {0} {1} گفت: {0} ۳۰ {0} مدرسه {1} {0}. در سال {0} ۱۳۹۹ {0} ۴۰ {1} مدرسه",
)
TIMES = 300  # that the letters of a long word come


def long_words() -> int:
    """How many long words anything in memory holds."""
    seen: set[int] = set()
    found = 0
    holders = gc.get_objects()
    while holders:
        held = [one for one in gc.get_referents(*holders) if id(one) not in seen and not seen.add(id(one))]
        found += sum(
            isinstance(one, str) and len(one) >= 3 * TIMES and ("قفم" * 99 in one or "۷۳۱" * 99 in one) for one in held
        )
        # What holds nothing but texts is not among the objects that are listed.
        holders = [one for one in held if isinstance(one, (tuple, dict)) and not gc.is_tracked(one)]
    return found


@pytest.mark.parametrize("text", TEXTS)
def test_no_long_word_is_kept(text: str) -> None:
    Pipeline().extract(Article(id="1", text=text.format("قفم" * TIMES, "۷۳۱" * TIMES)))
    gc.collect()
    assert long_words() == 0
