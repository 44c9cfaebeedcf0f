"""A revision that would give a small number away, beside what is signed, is not signed."""

import pytest
from sqlalchemy import update

from tests.support.board import count, draft_of, freezes, signs, writes
from tests.support.cast import LEAD, Enter
from tests.support.reading import text_of
from webapp.board import files
from webapp.counting.models import Rollup
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.vocabulary.periods import Period


@pytest.fixture(autouse=True)
def unprinted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Printing takes a second: test_files.py looks at what is printed."""
    monkeypatch.setattr(files, "can_print", lambda: False)


def test_a_revision_that_would_give_a_number_away_is_not_signed(enter: Enter) -> None:
    rare, usual, lead = "ring_999", "tell_lead", enter(LEAD)
    year = Period(2025)
    months = [quarter.months[0] for quarter in year.quarters]
    for month, n in zip(months, (2, 2, 10, 0), strict=True):
        steps = {("advised", rare): n, ("done", rare): n // 2}
        count(month, {("incidents", "all"): 60, **steps, ("advised", usual): 40})
    for period in (*year.quarters, year):
        assert freezes(lead, period)
    with writing():
        for figure, n in (("advised", 2), ("done", 1)):
            of_it = Rollup.month == months[2], Rollup.figure == figure, Rollup.code == rare
            db.session.execute(update(Rollup).where(*of_it).values(n=n))
    assert freezes(lead, year.quarters[2])

    writes(lead, year)
    said = text_of(lead.opens(draft_of(year)))
    assert "It cannot be signed with these numbers. Beside the papers that are signed" in said
    assert "Signed again, this is revision" not in said
    assert signs(lead, year, seen="0" * 64).status_code == 409
