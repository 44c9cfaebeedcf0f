"""The rows of the table, one file for each thing measured."""
