"""Threads for products of matrices: ours are small, and threads for them stay awake between two of them."""

NUMPY = "OPENBLAS_NUM_THREADS"
"""For a process of ours that may hold a user's own model, which may want its threads."""

ALL = dict.fromkeys(("OMP_NUM_THREADS", NUMPY, "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
"""One thread a worker: eight workers with eight threads each would be in each other's way."""
