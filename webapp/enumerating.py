"""Puts several things into one phrase. Pure."""

from collections.abc import Sequence


def in_a_row(names: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`; empty of none."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
