"""Evaluation: predicted figures against hand-annotated ones."""

from .gold import read_gold, read_predicted
from .scores import Miss, Report, Score, evaluate

__all__ = ["Miss", "Report", "Score", "evaluate", "read_gold", "read_predicted"]
