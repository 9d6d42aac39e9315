"""Products of numbers that stay on the processor that asks for them."""

from typing import Any

import numpy as np

Numbers = np.ndarray[Any, np.dtype[np.float64]]

ALONE = 1 << 18
"""Multiplications. OpenBLAS, which numpy's wheels hold, shares larger products out to a thread for every processor
(interface/gemm.c: SMP_THRESHOLD_MIN × GEMM_MULTITHREAD_THRESHOLD), and these then stay awake, waiting for the next:
a whole processor each, and nothing faster, as it takes them longer to begin than us to end."""


def product(rows: Numbers, strides: Numbers) -> Numbers:
    """`rows @ strides`, in blocks of rows that are small enough; the same to the last digit for whole numbers."""
    most = max(1, ALONE // max(1, strides.size))
    if len(rows) <= most:
        return rows @ strides
    return np.concatenate([rows[first : first + most] @ strides for first in range(0, len(rows), most)])
