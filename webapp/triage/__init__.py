"""The questions that lead a worker to their steps."""
