"""Keeps the rollup in step, and reads a period of it."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects import postgresql, sqlite

from webapp.counting.cells import Cell
from webapp.counting.models import Rollup

ROLLUP = cast(Table, Rollup.__table__)
NUMBERS = ("n", "kept")
INSERT: dict[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


class Change:
    """What a transaction adds to the rollup and takes off it."""

    def __init__(self) -> None:
        self.counts: Counter[Cell] = Counter()
        self.kept: Counter[Cell] = Counter()

    def add(self, cells: Iterable[Cell]) -> None:
        """Count one more in each of these."""
        self.counts.update(cells)

    def take_off(self, cells: Iterable[Cell]) -> None:
        """Count one fewer in each of these."""
        self.counts.subtract(cells)

    def keep(self, cells: Iterable[Cell]) -> None:
        """One in each of these stays for good, and can never be counted again."""
        self.kept.update(cells)

    def apply(self, connection: Connection) -> None:
        """Change the rollup, in the caller's transaction, which has taken its turn."""
        cells = sorted({*self.counts, *self.kept})
        rows = [
            {**cell._asdict(), "n": self.counts[cell], "kept": self.kept[cell]}
            for cell in cells
            if self.counts[cell] or self.kept[cell]
        ]
        if rows:
            insert = INSERT[connection.dialect.name](ROLLUP)
            added = {name: ROLLUP.c[name] + insert.excluded[name] for name in NUMBERS}
            connection.execute(
                insert.on_conflict_do_update(index_elements=[*ROLLUP.primary_key], set_=added), rows
            )


def read_kept(connection: Connection) -> tuple[Counter[Cell], Counter[Cell]]:
    """The whole rollup: how many are in each cell, and how many of them for good."""
    counts: Counter[Cell] = Counter()
    kept: Counter[Cell] = Counter()
    for row in connection.execute(select(ROLLUP)):
        cell = Cell(row.basis, row.month, row.figure, row.code)
        counts[cell], kept[cell] = row.n, row.kept
    return counts, kept
