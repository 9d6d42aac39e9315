"""What an article lets through its door."""

import pytest
from pydantic import ValidationError

from arqam.pipeline import Article


def test_a_lone_surrogate_becomes_one_replacement_character():
    article = Article(id="a", text="۵\ud800۷ نفر", title="\udfff")
    assert article.text == "۵\ufffd۷ نفر"
    assert article.title == "\ufffd"


@pytest.mark.parametrize("kept", ["\0", "\ufffd", "\u200c", "\r\n", "😀", "ﻻ", ""])
def test_everything_else_is_kept_so_that_offsets_hold(kept):
    assert Article(id="a", text=f"۵{kept}۷").text == f"۵{kept}۷"


def test_the_text_is_needed():
    with pytest.raises(ValidationError, match="text"):
        Article(id="a")
