"""Claims: figures of one thing from several articles side by side; who repeats whom, and who contradicts whom."""

from .claim import Claim, ClaimPeriod, Note, Telling, Verdict, Voice
from .finding import Counts, claims, find
from .gathering import NoRoom
from .notes import sentence_of

__all__ = [
    "Claim",
    "ClaimPeriod",
    "Counts",
    "NoRoom",
    "Note",
    "Telling",
    "Verdict",
    "Voice",
    "claims",
    "find",
    "sentence_of",
]
