"""The word list: what is known, what is common, and life without it."""

from arqam.normalizers import Lexicon, lexicon, normalize


def test_common_words_and_words_that_are_merely_listed():
    words = lexicon()
    assert words.common("کتاب")
    assert "میشود" in words
    assert not words.common("میشود")
    assert "هزارماسک" not in words


def test_parts_of_speech_and_verb_stems():
    words = lexicon()
    assert "N" in words.tags("کتاب")
    assert words.tags("هزارماسک") == ()
    assert "رفت" in words.past_stems
    assert "رو" in words.present_stems


def test_it_is_read_once():
    assert lexicon() is lexicon()


def test_nothing_is_known_without_a_list():
    words = Lexicon()
    assert len(words) == 0
    assert "کتاب" not in words
    assert not words.common("کتاب")
    assert words.tags("کتاب") == ()


def test_without_the_list_plain_endings_are_still_restored(monkeypatch):
    from arqam.normalizers import joints, typesetting
    from arqam.normalizers import words as words_module

    def empty() -> Lexicon:
        return _EMPTY

    def forget() -> None:
        for function in (words_module.apart, words_module._verb_forms, words_module._compounds):
            function.cache_clear()
        joints.words_met.clear()

    for module in (words_module, joints, typesetting):
        monkeypatch.setattr(module, "lexicon", empty)
    forget()
    try:
        assert normalize("برنامه های کارگاهها ۴۱۰نفر س\ufffdازمان").text == "برنامه‌های کارگاه‌ها ۴۱۰ نفر سازمان"
    finally:
        forget()


def test_the_words_that_are_kept_are_bounded(monkeypatch):
    from arqam.normalizers import joints, word_table

    monkeypatch.setattr(word_table, "MOST", 50)
    joints.words_met.clear()
    normalize(" ".join(f"واژه{'ابپت'[n % 4] * (n // 4 + 1)}" for n in range(400)))
    assert 0 < len(joints.words_met) <= 50
    assert max(map(len, joints.words_met)) <= joints.LONGEST


_EMPTY = Lexicon()
