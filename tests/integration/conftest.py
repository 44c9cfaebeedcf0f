"""Spreads slow files over all processes of a run, the longest first."""

from zlib import crc32

import pytest

# Begun last, one of these files would keep one process busy for minutes while the others wait.
LONGEST = (
    "attack/test_killed.py",
    "commands/test_guidance.py",
    "attack/test_attack.py",
    "attack/test_without_a_defence.py",
    "attack/test_on_both_databases.py",
    "backups/test_while_serving.py",
    "attack/test_access.py",
    "arrivals/test_opener_process.py",
    "backups/test_drill.py",
    "desk/test_pages_while_arriving.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest first, and the rest in an order that is always the same.

    It has nothing to do with names: the folders with most to wait for are neighbours.
    """
    items.sort(key=lambda item: _turn(item.nodeid.partition("::")[0]))


def _turn(file: str) -> tuple[int, int]:
    longest = (place for place, name in enumerate(LONGEST) if file.endswith(name))
    return next(longest, len(LONGEST)), crc32(file.encode())
