"""The command line that the scripts share which learn from annotated articles."""

import argparse

from .archive import ARCHIVE, DATA, existing


def options(about: str) -> argparse.Namespace:
    """`gold` and `archive`, which are there, and whether to `check`; `about` is the docstring of the script."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", default=DATA.parent / "gold")
    parser.add_argument("--archive", default=ARCHIVE)
    parser.add_argument("--check", action="store_true", help="measure on articles left out in turn, and write nothing")
    args = parser.parse_args()
    args.gold, args.archive = existing(args.gold), existing(args.archive)
    return args
