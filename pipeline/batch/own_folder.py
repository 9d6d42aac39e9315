"""A job must not read what it writes, or it would find other inputs each time it is run."""

import os
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from ..readers.folder import in_two
from ..writers import table_files
from .job import OURS, Refused


def keep_apart(inputs: Sequence[str], folder: Path) -> None:
    """Raises Refused for an input that the job's folder lies in, or that lies in it, or is no file."""
    own = Path(os.path.realpath(folder))
    for name in inputs:
        if name == "-":
            raise Refused("-: the standard input cannot be read again when the job goes on; save it to a file")
        base, pattern = in_two(Path(name)) if not os.path.lexists(name) else (Path(name), None)
        root = Path(os.path.realpath(base))
        if name and root.is_relative_to(own) and root != own:
            raise Refused(f"{folder}: the input {name} lies in it; choose a folder elsewhere for --job")
        if name and _reaches(root, pattern, own):
            raise Refused(f"{folder}: lies within the input {name}; choose a folder elsewhere for --job")


def _reaches(root: Path, pattern: str | None, own: Path) -> bool:
    """Whether reading the folder, or what the pattern fits below it, would read what the job writes."""
    if pattern is None:
        return root.is_dir() and own.is_relative_to(root)
    wanted = tuple(Path(pattern).parts)
    tables = {path.name for path in table_files(own)}
    for path in (*(own / name for name in sorted(OURS | tables)), own / "shards" / "00000000.jsonl.gz"):
        if path.is_relative_to(root):
            parts = path.relative_to(root).parts
            if any(_fits(parts[:depth], wanted) for depth in range(len(parts) + 1)):  # of a folder, all is read
                return True
    return False


def _fits(parts: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    if not pattern:
        return not parts
    if pattern[0] == "**":
        if pattern[1:2] == ("**",):
            return _fits(parts, pattern[1:])
        return any(_fits(parts[skipped:], pattern[1:]) for skipped in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], pattern[0]) and _fits(parts[1:], pattern[1:])
