"""A treebank's trees become tags that tell where an ezafe joins a word to the next."""

import pytest

pytest.importorskip("training", reason="training/ is not part of the wheel")

from training.treebank import clean_form, read_conllu, tagged

# «مدیر کارخانه بزرگ شهر دو کارگر را دید .»: an ezafe from مدیر, from کارخانه and from بزرگ, and none after شهر.
TREE = """\
# text = مدیر کارخانه بزرگ شهر دو کارگر را دید.
1	مدیر	مدیر	NOUN	_	_	8	nsubj	_	_
2	کارخانه	کارخانه	NOUN	_	_	1	nmod	_	_
3	بزرگ	بزرگ	ADJ	_	_	2	amod	_	_
4	شهر	شهر	NOUN	_	_	2	nmod:poss	_	_
5	دو	دو	NUM	_	_	6	nummod	_	_
6	کارگر	کارگر	NOUN	_	_	8	obj	_	_
7	را	را	ADP	_	_	6	case	_	_
8	دید	دیدن	VERB	_	_	0	root	_	_
9	.	.	PUNCT	_	_	8	punct	_	_
"""

# «خوبست» is written as one word and analysed as two: a range line, then its words; 2.1 is a word that was left out.
RANGE = """\
1-2	خوبست	_	_	_	_	_	_	_	_
1	خوب	خوب	ADJ	_	_	0	root	_	_
2	ست	بودن	AUX	_	_	1	cop	_	_
2.1	_	_	_	_	_	_	_	_	_
"""

# «نامه معلم آمد»: معلم depends on what comes after it, so no ezafe leads to it.
LATER = """\
1	نامه	نامه	NOUN	_	_	3	obj	_	_
2	معلم	معلم	NOUN	_	_	3	nmod	_	_
3	آمد	آمدن	VERB	_	_	0	root	_	_
"""


def tags(tree):
    return [tagged(sentence) for sentence in read_conllu(tree.splitlines(keepends=True))]


def test_an_ezafe_joins_a_noun_to_its_modifiers_and_possessors():
    assert tags(TREE) == [
        [
            ("مدیر", "NOUN_e"),
            ("کارخانه", "NOUN_e"),
            ("بزرگ", "ADJ_e"),
            ("شهر", "NOUN"),
            ("دو", "NUM"),
            ("کارگر", "NOUN"),
            ("را", "ADP"),
            ("دید", "VERB"),
            (".", "PUNCT"),
        ]
    ]


def test_a_modifier_of_another_phrase_is_not_joined():
    assert [tag for _, tag in tags(LATER)[0]] == ["NOUN", "NOUN", "VERB"]


def test_sentences_are_parted_by_empty_lines_and_ranges_are_no_words():
    assert [[word for word, _ in sentence] for sentence in tags(RANGE + "\n" + RANGE)] == [["خوب", "ست"]] * 2


@pytest.mark.parametrize(
    ("form", "clean"),
    [("كتاب", "کتاب"), ("می شود", "می\u200cشود"), ("1398", "۱۲"), ("۳٫۵", "۱۲"), ("»", "»")],
)
def test_a_form_is_cleaned_as_texts_are(form, clean):
    assert clean_form(form) == clean
