"""Annotation tools: gold and predictions → files for Label Studio, doccano and brat, and back to gold.

    Task (article + gold) → Region (span, labels, slots as text) → the file of a tool → Region → gold

Every tool keeps its own files in its own module and shares the rest: how it counts (`counting`), which characters it
cannot hold (`stand_ins`), how a slot is written where people can edit it (`slots`), and what a region becomes
(`regions`).
"""

from .task import Task
from .tools import TOOLS, Tool

__all__ = ["TOOLS", "Task", "Tool"]
