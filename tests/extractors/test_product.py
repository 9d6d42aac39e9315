"""Products of whole numbers in blocks: small enough for one processor, and the same to the last digit."""

from typing import ClassVar

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from arqam.extractors.scoring import product as products
from arqam.extractors.scoring.product import ALONE, product


@given(st.integers(0, 40), st.integers(1, 6), st.integers(1, 6), st.integers(1, 200), st.randoms(use_true_random=False))
def test_blocks_give_what_the_whole_gives(rows: int, facts: int, templates: int, alone: int, random) -> None:
    whole = np.array([[float(random.randrange(2**20)) for _ in range(facts)] for _ in range(rows)]).reshape(rows, facts)
    strides = np.array([[float(random.randrange(2**20)) for _ in range(templates)] for _ in range(facts)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(products, "ALONE", alone)
        found = product(whole, strides)
    assert found.shape == (rows, templates)
    assert (found == whole @ strides).all()


class Recorded(np.ndarray):
    """An array that tells how many multiplications each product with it takes."""

    taken: ClassVar[list[int]] = []

    def __matmul__(self, other):
        Recorded.taken.append(self.size * other.shape[1])
        return np.asarray(self) @ other


@pytest.mark.parametrize("rows", [1, 100, 109, 110, 5000])
def test_no_block_is_large_enough_for_threads(rows: int) -> None:
    Recorded.taken.clear()
    product(np.ones((rows, 30)).view(Recorded), np.ones((30, 80)))
    assert sum(Recorded.taken) == rows * 30 * 80
    assert max(Recorded.taken) <= ALONE
