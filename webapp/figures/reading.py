"""Reads the counts of a period, and which organisations were registered in it."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple, cast

from sqlalchemy import CompoundSelect, Table, false, func, null, select, true, union_all

from webapp.counting.cells import Cell
from webapp.counting.definitions import ALL, TOTAL, Basis
from webapp.counting.models import Rollup
from webapp.demo.marks import is_loaded, made_up_organisations
from webapp.extensions import db
from webapp.figures.coverage import Registered
from webapp.nil_returns.models import Drill, NilReturn
from webapp.organisations.aliases import meant_by
from webapp.organisations.models import Organisation
from webapp.vocabulary.periods import Period

ROLLUP = cast(Table, Rollup.__table__)
BOTH = (False, True)
# A row if anything real was ever counted. The first column tells it from the counts asked for.
ANY_REAL = select(
    select(true().label("is_any_real"), ROLLUP)
    .where(
        ROLLUP.c.made_up.is_(False),
        ROLLUP.c.basis == Basis.ARRIVED.value,
        ROLLUP.c.figure == TOTAL,
        ROLLUP.c.n > 0,
    )
    .limit(1)
    .subquery()
)


class Counts(NamedTuple):
    """The counts of some months. `made_up`: of the demonstration, else `left_out` are of it."""

    cells: dict[Cell, int]
    made_up: bool
    left_out: int


def read_counts(months: Collection[str], basis: Basis = Basis.ARRIVED) -> Counts:
    """Those of real incidents; of the demonstration, as long as nothing is real. One query.

    It reads one range of the key: of a list of months a database looks up each.
    """
    asked = select(false().label("is_any_real"), ROLLUP).where(
        ROLLUP.c.made_up.in_(BOTH),
        ROLLUP.c.basis == basis.value,
        ROLLUP.c.month.between(min(months), max(months)),
    )
    loaded = is_loaded()
    rows: Sequence[Any] = db.session.execute(union_all(asked, ANY_REAL) if loaded else asked).all()
    made_up = loaded and not any(is_any_real for is_any_real, *_ in rows)
    # By place, as a table has them: by name, a year took a third longer to read.
    found = {
        Cell(is_made_up, of_basis, month, figure, code): n
        for is_any_real, is_made_up, of_basis, month, figure, code, n, _ in rows
        if n and not is_any_real and month in months
    }
    others = [n for cell, n in found.items() if cell.made_up and (cell.figure, cell.code) == ALL_OF]
    cells = {cell: n for cell, n in found.items() if cell.made_up == made_up}
    return Counts(cells, made_up, left_out=0 if made_up else sum(others))


ALL_OF = (TOTAL, ALL)


def read_register(*, made_up: bool) -> list[Registered]:
    """Every organisation that was ever registered, but those of a demonstration; or those alone."""
    rows = db.session.execute(
        select(Organisation.id, Organisation.kind, Organisation.since, Organisation.until)
    )
    theirs = made_up_organisations()
    return [Registered(*row) for row in rows if (row.id in theirs) == made_up]


class Said(NamedTuple):
    """What phones sent other than reports.

    Who said that they had nothing to report: numbers of organisations, and how many others. How
    many drills arrived, which no figure counts.
    """

    organisations: frozenset[int]
    unknown: int
    drills: int


def read_said(period: Period) -> Said:
    """For at least a quarter of the period. `unknown`: names that mean none of the register."""
    quarters = [one.code for one in ((period,) if period.quarter else period.quarters)]
    names = select(false(), NilReturn.spelling, meant_by(NilReturn.spelling.expression))
    drills = select(true(), null(), func.count()).where(Drill.month.in_(period.months))
    both: CompoundSelect[Any] = union_all(names.where(NilReturn.quarter.in_(quarters)), drills)
    rows: Sequence[Any] = db.session.execute(both).all()
    said = {(spelling, number) for is_drills, spelling, number in rows if not is_drills}
    meant = [number for _, number in said]
    return Said(
        organisations=frozenset(number for number in meant if number is not None),
        unknown=meant.count(None),
        drills=next(count for is_drills, _, count in rows if is_drills),
    )
