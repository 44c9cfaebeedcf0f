"""Reads the counts of a period, and which organisations were registered in it."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple, cast

from sqlalchemy import CompoundSelect, Table, false, func, null, select, true, union_all

from webapp.counting.cells import Cell
from webapp.counting.definitions import Basis
from webapp.counting.models import Rollup
from webapp.extensions import db
from webapp.figures.coverage import Registered
from webapp.nil_returns.models import Drill, NilReturn
from webapp.organisations.aliases import meant_by
from webapp.organisations.models import Organisation
from webapp.vocabulary.periods import Period

ROLLUP = cast(Table, Rollup.__table__)


def read_counts(months: Collection[str], basis: Basis = Basis.ARRIVED) -> dict[Cell, int]:
    """The counts of some months, without those that are 0. One query.

    It reads one range of the key: of a list of months a database looks up each.
    """
    asked = select(ROLLUP).where(
        ROLLUP.c.basis == basis.value, ROLLUP.c.month.between(min(months), max(months))
    )
    rows: Sequence[Any] = db.session.execute(asked).all()
    # By place, as a table has them: by name, a year took a third longer to read.
    return {
        Cell(of_basis, month, figure, code): n
        for of_basis, month, figure, code, n, _ in rows
        if n and month in months
    }


def read_register() -> list[Registered]:
    """Every organisation that was ever registered."""
    columns = Organisation.id, Organisation.kind, Organisation.since, Organisation.until
    return [Registered(*row) for row in db.session.execute(select(*columns))]


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
