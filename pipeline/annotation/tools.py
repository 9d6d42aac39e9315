"""The tools by the names that the command line knows them by."""

from typing import Literal, get_args

Tool = Literal["label-studio", "doccano", "brat"]
TOOLS: tuple[Tool, ...] = get_args(Tool)
