"""The hashes by which the built-in model knows a form of letters: those that spaCy and thinc take in learning it."""

from functools import lru_cache

import numpy as np

_MIX = 0xC6A4A7935BD1E995
_BITS = 0xFFFFFFFFFFFFFFFF
_ROTATED = np.uint64(31), np.uint64(33)
_SPREAD = np.uint64(0x87C37B91114253D5), np.uint64(0x4CF5AD432745937F)
_FINAL = np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53)
_LOW, _HALF = np.uint64(0xFFFFFFFF), np.uint64(32)
_BYTES = np.uint64(8)  # of one number


@lru_cache(maxsize=1 << 15)
def hash_form(form: str) -> int:
    """What `spacy.strings.hash_string` gives: MurmurHash 2 of 64 bits, seed 1, of the letters in UTF-8."""
    octets = form.encode()
    whole = len(octets) & ~7
    mixed = 1 ^ (len(octets) * _MIX & _BITS)
    for at in range(0, whole, 8):
        block = int.from_bytes(octets[at : at + 8], "little") * _MIX & _BITS
        mixed = (mixed ^ ((block ^ block >> 47) * _MIX & _BITS)) * _MIX & _BITS
    if whole < len(octets):
        mixed = (mixed ^ int.from_bytes(octets[whole:], "little")) * _MIX & _BITS
    mixed = (mixed ^ mixed >> 47) * _MIX & _BITS
    return mixed ^ mixed >> 47


def table_keys(hashes: np.ndarray, seeds: np.ndarray) -> np.ndarray:
    """Four numbers for each hash, by which its rows are found in a table of that seed; the last axis is theirs.

    What thinc's `Ops.hash` gives: MurmurHash 3 of 128 bits of the eight bytes. `seeds` are those of the last axis of
    `hashes`.
    """
    left, right = _ROTATED
    one = hashes * _SPREAD[0]
    one = (one << left | one >> right) * _SPREAD[1] ^ seeds ^ _BYTES
    two = seeds ^ _BYTES
    one = one + two
    one, two = _stirred(one), _stirred(two + one)
    one = one + two
    two = two + one
    return np.stack((one & _LOW, one >> _HALF, two & _LOW, two >> _HALF), axis=-1)


def _stirred(number: np.ndarray) -> np.ndarray:
    shift = _ROTATED[1]
    stirred: np.ndarray = number ^ number >> shift
    for factor in _FINAL:
        stirred = stirred * factor
        stirred = stirred ^ stirred >> shift
    return stirred
