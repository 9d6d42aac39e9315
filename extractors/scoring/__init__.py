"""Scores of candidates by learnt weights: facts → templates → cells of a table → sums."""
