"""What arrived after its quarter had ended is counted, also of incidents from before it was."""

from importlib import import_module

from flask import Flask
from sqlalchemy import delete, select, text

from tests.support.days import day_in
from tests.support.unit_reports import deliver
from webapp.counting.models import Rollup
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.figures.recounting import find_differences

migration = import_module("webapp.migrations.versions.0058_late")


def late() -> set[tuple[str, str, str, int]]:
    db.session.rollback()
    rows = db.session.scalars(select(Rollup).where(Rollup.figure == "late", Rollup.n != 0))
    return {(one.basis, one.month, one.code, one.n) for one in rows}


def test_older_incidents_are_counted_as_new_ones_are(app: Flask) -> None:
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
    with writing():
        db.session.execute(delete(Rollup).where(Rollup.figure == "late"))
        for basis in ("arrived", "happened"):
            db.session.execute(text(migration.statement(basis)))
    assert late() == found
