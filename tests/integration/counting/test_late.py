"""Incidents that arrived after their quarter had ended are counted."""

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.days import day_in
from tests.support.unit_reports import deliver
from webapp.counting.models import Rollup
from webapp.extensions import db
from webapp.figures.recounting import find_differences

pytestmark = pytest.mark.postgresql


def late() -> set[tuple[str, str, str, int]]:
    db.session.rollback()
    rows = db.session.scalars(select(Rollup).where(Rollup.figure == "late", Rollup.n != 0))
    return {(one.basis, one.month, one.code, one.n) for one in rows}


def test_incidents_of_an_earlier_quarter_are_counted_as_late(app: Flask) -> None:
    today = day_in(0)
    last_year, month = f"{today.year - 1}-05-14", f"{today:%Y-%m}"
    for day in (last_year, last_year, str(today), "1999-01-01", "2999-01-01", "not_known"):
        deliver(app, answers={"incident_date": day})
    found = {
        ("arrived", month, "later", 2),
        ("happened", last_year[:7], "later", 2),
        ("arrived", month, "same_quarter", 1),
        ("happened", month, "same_quarter", 1),
    }
    assert late() == found and find_differences() == {}
