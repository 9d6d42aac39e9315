"""What is learnt is asked of articles that it was not learnt from."""

import pytest

pytest.importorskip("training", reason="training/ is not part of the wheel")
pytest.importorskip("scipy")

from training.folds import crossed, folds, left_out, scored

ARTICLES = list("abcdefghij")


def test_each_article_is_left_out_once_and_never_learnt_from_where_it_is():
    dealt = folds(len(ARTICLES), 1)
    assert sorted(i for _, apart in dealt for i in apart) == list(range(len(ARTICLES)))
    assert all(sorted(rest + apart) == list(range(len(ARTICLES))) for rest, apart in dealt)


def test_one_seed_deals_one_way():
    assert folds(20, 1) == folds(20, 1) != folds(20, 2)


def test_an_article_is_read_again_with_weights_of_others():
    plain = [[([[article]], [True])] for article in ARTICLES]

    def learn(groups):
        return {rows[0][0]: 1.0 for rows, _ in groups}

    def again(article, weights):
        assert weights[article] == 0.0
        assert len(weights) >= len(ARTICLES) * 2 // 3
        return [([[article, "again"]], [True])]

    groups = crossed(ARTICLES, plain, learn, again)
    assert sorted(rows[0][0] for rows, _ in groups) == ARTICLES


def test_what_is_measured_was_not_learnt_and_others_always_are():
    def measure(apart, learnt):
        assert not set(apart) & set(learnt)
        assert "other" in learnt
        return len(apart), 1

    assert left_out(ARTICLES, ["other"], list, measure) == [len(ARTICLES), 4]


@pytest.mark.parametrize(
    ("counts", "line"),
    [
        ((3, 4, 6), "precision 0.7500, recall 0.5000, F1 0.6000 of 6"),
        ((0, 0, 0), "precision 0.0000, recall 0.0000, F1 0.0000 of 0"),
    ],
)
def test_counts_as_a_line(counts, line):
    assert scored(counts) == f"left out in turn: {line}"
