"""One core and one thread for all that is measured, so that libraries can stand side by side."""

import os

POOLS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "RAYON_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)


def one_core() -> str:
    """Keeps this process, and those that it starts, to one core, where the system can; says what it did.

    To be called before numpy is imported, for a pool of threads is made as large as what it finds then.
    """
    os.environ.update(dict.fromkeys(POOLS, "1"))
    if not hasattr(os, "sched_setaffinity"):
        return "one thread"
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})  # interrupts mostly go to the first
    return "one core"
