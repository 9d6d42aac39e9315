"""One story in several outlets is found, two stories are kept apart."""

import random
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arqam.pipeline.batch.duplicates import Groups, Signatures, alike
from arqam.pipeline.batch.signature import SHINGLE, shingles, signature

pytest.importorskip("rensa")

WORDS = [
    a + b for a in "سنگ کوه باد رود دشت ماه شهر کار راه چشم".split() for b in "ها ان بان زار گاه ستان مند ور".split()
]


def story(seed, length=120):
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def edited(text, share, seed=1):
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) if rng.random() < share else word for word in text.split())


ONE = story(1)
COPIES = {
    "the same": ONE,
    "a word in twenty": edited(ONE, 0.05),
    "a lead before": story(9, 25) + " " + ONE,
    "the end cut off": " ".join(ONE.split()[:90]),
    "other letters": ONE.replace("ی", "ي").replace("ک", "ك"),
    "kashida, half-spaces, signs": ONE.replace("ه", "هـ").replace("ان", "\u200cان").replace(" ", "، "),
}


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_is_alike(copy):
    assert alike(signature(ONE), signature(COPIES[copy]))


@pytest.mark.parametrize("other", [story(2), edited(ONE, 0.4), " ".join(reversed(ONE.split())), ONE[:80]])
def test_another_story_is_not(other):
    assert not alike(signature(ONE), signature(other))


@pytest.mark.parametrize("text", ["", "۵ نفر", "!!! ؟؟", "\0"])
def test_a_text_of_hardly_any_words_is_like_nothing(text):
    assert signature(text) is None


def test_numbers_are_compared_by_value_not_by_script():
    assert shingles("در ۱۴۰۰ نفر") == shingles("در 1400 نفر") == shingles("در ١٤٠٠ نفر") == ["در 1400 نفر"]


def test_a_text_without_end_is_looked_at_in_part():
    assert len(shingles("واژه " * 100_000)) == 20_000 - SHINGLE + 1


def test_every_process_signs_alike():
    code = f"from arqam.pipeline.batch.signature import signature; print(signature({ONE!r}).hex())"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, timeout=60)
    assert shown.stdout.strip() == signature(ONE).hex()


def groups_of(folder, texts):
    signatures = Signatures(folder)
    for text in texts:
        signatures.add(signature(text))
    with signatures.groups() as groups:
        return [groups.group(number) for number in range(len(texts))]


def test_groups_are_called_after_their_first_article(tmp_path):
    texts = [story(5), ONE, "کوتاه", story(6), edited(ONE, 0.04), story(6), "کوتاه", edited(ONE, 0.04, seed=2)]
    assert groups_of(tmp_path, texts) == [None, 1, None, 3, 1, 3, None, 1]


@pytest.mark.parametrize("texts", [[], [ONE], ["", ""]])
def test_few_articles_make_no_group(tmp_path, texts):
    assert groups_of(tmp_path, texts) == [None] * len(texts)


def test_boilerplate_in_thousands_is_one_group(tmp_path):
    assert groups_of(tmp_path, [ONE] * 3000) == [0] * 3000


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=60))
def test_groups_are_what_hangs_together(tmp_path_factory, pairs):
    groups = Groups(tmp_path_factory.getbasetemp() / "groups", 30)
    together = {number: {number} for number in range(30)}
    for one, other in pairs:
        if one != other:
            groups.join(one, other)
            joined = together[one] | together[other]
            together.update(dict.fromkeys(joined, joined))
    found = [groups.group(number) for number in range(30)]
    groups.close()
    assert found == [min(together[n]) if len(together[n]) > 1 else None for n in range(30)]
