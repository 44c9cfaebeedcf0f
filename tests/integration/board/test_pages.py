"""A paper whose every part is as long as it can be stays within its pages."""

import io
from datetime import UTC, datetime, time

import pikepdf
import pytest
from flask import Flask
from sqlalchemy import insert

from tests.support.board import count, decides, follows, freezes, signs, writes
from tests.support.cast import LEAD, Enter, Person
from tests.support.counted_years import count_year
from webapp.board import files
from webapp.board.words import LONGEST, QUESTIONS
from webapp.database.writing import writing
from webapp.demo.year import make_year
from webapp.extensions import db
from webapp.figures.changes import ten_quarters
from webapp.organisations.models import Organisation
from webapp.vocabulary.incident import Setting
from webapp.vocabulary.periods import Period

SENTENCE = "We do not know why there are more about money, and we ask. "
LONG = dict.fromkeys([*QUESTIONS, "proposal"], (SENTENCE * LONGEST)[:LONGEST].strip())
LONG_DECISION = {"decided": "Each club, " * 10, "owner": "The lead " * 4}
DECISIONS = 6
YEAR = Period(2025)
QUARTERS = ten_quarters(YEAR.last_quarter)


def fill() -> None:
    """Ten quarters of counts, in which many lines change, and an organisation of each type."""
    until = datetime.combine(YEAR.last_day, time(), UTC)
    year = count_year([*make_year(500, until=until)])
    for quarter in QUARTERS:
        times = 6 if quarter in QUARTERS[-2:] else 2
        for month in quarter.months:
            like = f"{2026 if month[5:] < '04' else 2025}{month[4:]}"
            of_it = {cell: n for cell, n in year.items() if cell.month == like}
            arrived = {cell: n for cell, n in of_it.items() if cell.basis == "arrived"}
            count(month, {(cell.figure, cell.code): times * n for cell, n in arrived.items()})
    with writing():
        rows = [{"name": kind.label, "kind": kind.value, "area": ""} for kind in Setting]
        db.session.execute(insert(Organisation), rows)


def pages(lead: Person, period: Period) -> int:
    writes(lead, period, **LONG)
    file = lead.opens(f"{signs(lead, period).location}/paper.pdf").data
    return len(pikepdf.open(io.BytesIO(file)).pages)


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_a_quarter_has_two_and_make_year_six_at_most(
    app: Flask, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill()
    lead, last = enter(LEAD), YEAR.last_quarter
    with monkeypatch.context() as patch:
        patch.setattr(files, "can_print", lambda: False)
        for quarter in QUARTERS:
            address = freezes(lead, quarter)
    for number in range(1, DECISIONS + 1):
        decides(lead, address, **LONG_DECISION)
        follows(lead, number, came=("Half had a talk on money. " * 5)[:120].strip())
    assert pages(lead, last) == 2 and pages(lead, YEAR) <= 6
