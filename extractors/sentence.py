"""Sentences of clean text: stretches between full stops, question marks and paragraph breaks."""

import regex

# A full stop ends a sentence only before a space, a closing quote or the end: ۳.۵ and www.isna.ir go on. A run of stops
# is tried from its first only: «!؟!؟…» would be read again from each.
_END = regex.compile(r"[.!?؟…](?<![.!?؟…]{2})[.!?؟…]*+[»\"”)\]]*+(?=\s|$)|\n++|[.؟!](?=[\p{L}«\"])(?<=\p{L}{3}.)")


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences of `text`, in order, without the white space around them."""
    spans: list[tuple[int, int]] = []
    begin = 0
    for stop in [m.end() for m in _END.finditer(text)] + [len(text)]:
        piece = text[begin:stop]
        start = begin + len(piece) - len(piece.lstrip())
        end = begin + len(piece.rstrip())
        if start < end:
            spans.append((start, end))
        begin = stop
    return spans
