"""Figures → claims: voices, who repeats whom, notes, and what does not matter."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arqam.pipeline.claims import Claim, Counts, NoRoom, claims, find, finding, sentence_of
from arqam.pipeline.claims.claim import Note
from arqam.pipeline.decimals import from_json

YEAR = ("1398-01-01", "1398-12-29")


def one(figures, groups=None, **how):
    (claim,) = find(figures, groups, **how)
    return claim


class TestVoices:
    def test_a_voice_is_a_value_and_all_who_tell_it(self, told):
        claim = one([told("a", 42, source="ایسنا"), told("b", 11, source="فارس"), told("c", 42, source="مهر")])
        assert [(voice.low, voice.documents, voice.sources) for voice in claim.voices] == [
            (42, ("a", "c"), ("ایسنا", "مهر")),
            (11, ("b",), ("فارس",)),
        ]
        assert (claim.verdict, claim.documents, claim.independent) == ("differ", 3, 3)
        assert claim.spread == pytest.approx(42 / 11, abs=1e-4)

    def test_whoever_was_first_is_repeated_by_the_others(self, told):
        days = {"a": "1398-02-03", "b": "۱۳۹۸/۰۱/۳۰", "c": "1398-12-01"}
        claim = one([told(name, 42, published=day, days=YEAR) for name, day in days.items()])
        (voice,) = claim.voices
        assert (voice.documents, voice.first, voice.first_published) == (("b", "a", "c"), "b", "۱۳۹۸/۰۱/۳۰")
        assert "undated" not in claim.notes

    @pytest.mark.parametrize(
        "published", [("1398-02-03", None), ("1398-02-03", "1398-02-03"), ("1398", "1398-05-01"), (None, None)]
    )
    def test_nobody_is_first_where_the_dates_do_not_tell(self, published, told):
        claim = one([told(name, 42, published=day, days=YEAR) for name, day in zip("ab", published, strict=True)])
        assert claim.voices[0].first is None

    def test_duplicates_are_one_voice_with_its_repeaters_in_order(self, told):
        figures = [told("a", 42, published="1398-05-02"), told("b", 42, published="1398-05-01")]
        claim = one(figures, {"a": "g", "b": "g"})
        (voice,) = claim.voices
        assert claim.verdict == "single"
        assert [(telling.document, telling.copy_of) for telling in voice.tellings] == [("b", None), ("a", "b")]

    def test_what_an_article_repeats_counts_once(self, told):
        first = told("a", 42)
        again = told("a", 42, n=1, days=YEAR, same_as=first.id)
        counts = Counts()
        claim = one([first, again, told("b", 43, days=YEAR)], counts=counts)
        assert counts.repeated == 1
        assert claim.voices[0].tellings[0].figures == (again.id, first.id), "the one with the time stands for both"

    def test_an_article_with_several_values_contradicts_nobody(self, told):
        figures = [told("a", 42), told("a", 35, n=1), told("b", 42), told("c", 11)]
        assert "several" in one(figures).notes
        assert one(figures).verdict == "differ", "b and c still do"
        assert one(figures[:3]).verdict == "agree"
        assert claims([*figures[:2], figures[3]]) == []

    def test_what_is_planned_does_not_contradict_what_is(self, told):
        claim = one([told("a", 42, days=YEAR), told("b", 11, days=YEAR, status="planned")])
        assert (claim.verdict, claim.notes) == ("agree", ("status", "undated"))
        assert {voice.status for voice in claim.voices} == {"actual", "planned"}

    def test_values_are_told_in_rials(self, told):
        claim = one([told("a", 5, unit="IRT", kind="money"), told("b", 50, unit="IRR", kind="money")])
        assert (claim.unit, claim.verdict, [voice.low for voice in claim.voices]) == ("IRR", "agree", [50])

    def test_an_outlet_that_tells_each_day_anew_contradicts_itself_only(self, told):
        daily = [
            told(name, low, "ارز", source="ایسنا", around=around)
            for name, low, around in (
                ("a", 42, "در بازار تهران فروخته شد"),
                ("b", 43, "در بازار تهران خریده و فروخته شد"),
                ("c", 44, "در بازار تهران معامله و فروخته شد"),
            )
        ]
        assert "one_outlet" in one(daily).notes
        others = [
            told(name, low, "ارز", source=name, around="در بازار تهران فروخته شد")
            for name, low in (("d", 11), ("e", 12))
        ]
        assert "one_outlet" not in one([*daily, *others]).notes

    def test_an_outlet_that_tells_it_in_the_same_words_has_one_voice(self, told):
        words = "در بازار امروز تهران هنگام خرید و فروش مشتریان ثبت شد"
        figures = [told(name, low, source="ایسنا", around=words) for name, low in (("a", 42), ("b", 43))]
        assert one(figures).verdict == "single"
        figures[1] = told("b", 43, source="فارس", around=words)
        assert one(figures).verdict == "differ", "another outlet that says so in the same words contradicts the first"


class TestNotes:
    @pytest.mark.parametrize("note", Note.__args__)
    def test_each_is_a_sentence_in_both_languages(self, note):
        assert sentence_of(note, "fa").endswith(".") and sentence_of(note, "en").endswith(".")

    @pytest.mark.parametrize(
        ("more", "note"),
        [
            ({"published": "1398-05-01"}, "published_year"),
            ({"time": "سال گذشته"}, "time_words"),
            ({"time": "هفته گذشته"}, "passing"),
            ({}, "no_time"),
            ({"place": None}, "no_place"),
        ],
    )
    def test_what_to_keep_in_mind(self, more, note, told):
        assert note in one([told("a", 42, **more), told("b", 11, **more)]).notes

    def test_nothing_where_all_is_told(self, told):
        more = {"days": YEAR, "published": "1398-05-01"}
        assert one([told("a", 42, **more), told("b", 11, **more)]).notes == ()


class TestRanking:
    def order(self, *pairs):
        return [claim.voices[0].tellings[0].document for claim in claims([figure for pair in pairs for figure in pair])]

    def test_contradictions_come_before_agreement(self, told):
        assert self.order([told("a", 42), told("b", 42)], [told("c", 42, "کارگاه"), told("d", 11, "کارگاه")])[0] == "d"

    def test_what_tells_its_time_comes_before_what_does_not(self, told):
        plain = [told("a", 42), told("b", 11)]
        dated = [told("c", 42, days=YEAR), told("d", 11, days=YEAR)]
        assert self.order(plain, dated)[0] == "d"

    def test_two_outlets_come_before_one(self, told):
        same = [told(name, low, source="ایسنا") for name, low in (("a", 42), ("b", 11))]
        apart = [told(name, low, "کارگاه", source=name) for name, low in (("c", 42), ("d", 11))]
        assert self.order(same, apart)[0] == "d"

    def test_a_list_that_two_articles_share_does_not_fill_the_page(self, told):
        films = [f"{a}{b}" for a in ("مستند", "نمایش", "کتاب") for b in ("نامه", "خانه", "شناس")]
        shared = [told(name, 5000 + n, item, n=n, source=name, around=f"در فهرست {item} امسال")
                  for name in "ab" for n, item in enumerate(films)]  # fmt: skip
        single = [told(name, 5000, "کارگاه تولیدی", source=name) for name in "cd"]
        found = claims([*shared, *single])
        assert len(found) == 10
        assert any("c" in voice.documents for claim in found[:3] for voice in claim.voices)


class TestApart:
    def test_generic_items_want_the_words_around_to_agree(self, told):
        counts = Counts()
        figures = [told("a", 5, "نفر", place=None, around="در تصادف جاده زخمی شدند"),
                   told("b", 12, "نفر", place=None, around="در مراسم افتتاح سخنرانی کردند")]  # fmt: skip
        assert list(find(figures, counts=counts)) == []
        assert (counts.apart, counts.alone, counts.claimed) == (2, 0, 0)
        assert one(figures, any_words=True).verdict == "differ"

    def test_one_word_in_common_is_none(self, told):
        figures = [told("a", low, "MB", place=None, around="دریافت") for low in (8,)]
        figures += [told("b", 20, "MB", place=None, around="دریافت")]
        assert claims(figures) == []

    def test_more_figures_than_can_be_compared_are_left_out_and_counted(self, told, monkeypatch):
        monkeypatch.setattr(finding, "LARGEST_KEY", 3)
        counts = Counts()
        assert list(find([told(f"{n}", n) for n in range(4)], counts=counts)) == []
        assert counts.crowded == 4

    def test_all_figures_are_accounted_for(self, told):
        figures = [told("a", 42), told("b", 42), told("c", 7, "میز"), told("d", 3, item=None), told("a", 42),
                   told("a", 42, n=1, same_as=told("a", 42).id), told("e", 5, "نفر", place=None),
                   told("f", 9, "نفر", place=None, around="سوار قطار شدند")]  # fmt: skip
        counts = Counts()
        list(find(figures, counts=counts))
        parts = (counts.again, counts.repeated, counts.nameless, counts.alone, counts.apart, counts.claimed)
        assert parts == (1, 1, 1, 1, 2, 2)
        assert sum(parts) == counts.figures


def test_no_room_is_told(told, monkeypatch, tmp_path):
    from arqam.pipeline.claims import gathering

    def full():
        database = real()
        database.execute("PRAGMA max_page_count = 2")
        return database

    real = gathering.nameless
    monkeypatch.setattr(gathering, "nameless", full)
    with pytest.raises(NoRoom, match=r"find no room in a temporary file .* set TMPDIR"):
        claims([told(f"{n}", n, around="و" * 2000) for n in range(2000)])


def test_a_claim_comes_back_from_its_json(told):
    claim = one([told("a", "42.5", unit="IRT"), told("b", 11, unit="IRT")])
    assert Claim.model_validate(from_json(claim.to_json())) == claim


ITEMS = ["گروه جهادی", "گروه‌های جهادی", "کارگاه", "نفر", "ج", None]
AROUND = ["اکنون فعالیت می‌کنند", "در کشور ثبت شده است", "\u202e\x00😀", ""]
rows = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.integers(0, 50000),
        st.sampled_from(ITEMS),
        st.sampled_from(["count", "IRR", "IRT", "percent", None]),
        st.sampled_from(["exact", "about", "at_least", "at_most"]),
        st.sampled_from([None, "ایران", "قم"]),
        st.sampled_from(["actual", "planned"]),
        st.sampled_from([None, "1398", "1398-05-01", "x"]),
        st.sampled_from(AROUND),
        st.sampled_from([None, "ایسنا", "فارس"]),
    ),
    max_size=16,
)


@given(rows, st.randoms(use_true_random=False), st.dictionaries(st.sampled_from("abcd"), st.sampled_from("gh")))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_neither_claims_nor_their_order_depend_on_the_order_of_the_figures(told, some, chance, groups):
    figures = [
        told(document, low, item, n=n, unit=unit, bound=bound, place=place, status=status, published=published,
             around=around, source=source)
        for n, (document, low, item, unit, bound, place, status, published, around, source) in enumerate(some)
    ]  # fmt: skip
    found = claims(figures, groups)
    shuffled = figures[:]
    chance.shuffle(shuffled)
    assert claims(shuffled, groups) == found
    assert claims(figures + shuffled[:3], groups) == found, "what comes twice counts once"
    for claim in found:
        documents = [document for voice in claim.voices for document in voice.documents]
        assert len(set(documents)) == claim.documents >= 2
        assert (claim.verdict == "single") == (claim.independent == 1)
        assert claim.verdict != "differ" or len(claim.voices) > 1
        ids = [figure for voice in claim.voices for figure in voice.figures]
        assert len(ids) == len(set(ids)) and set(ids) <= {figure.id for figure in figures}
