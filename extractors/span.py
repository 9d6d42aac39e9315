"""Where words stand."""

Span = tuple[int, int]
"""Code points of clean text, end exclusive."""
