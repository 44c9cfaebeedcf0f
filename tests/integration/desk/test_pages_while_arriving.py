"""Walking the pages loses and doubles no line while another connection files 1,000 reports."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.unit_reports import add_copies, deliver
from webapp.extensions import db
from webapp.incidents import filtered, inbox
from webapp.incidents.filters import NO_FILTER, Filter
from webapp.incidents.models import Incident
from webapp.reports.models import Report
from webapp.vocabulary.rank import Rank
from webapp.vocabulary.work_list import WorkList

BATCHES, BATCH = 20, 50


def arrive(app: Flask, number: int) -> None:
    """Files 1,000 copies of a report, in turn of each rank, so that lines come before and after."""
    with app.app_context():
        for batch in range(BATCHES):
            add_copies(db.session.get_one(Report, number), BATCH, rank=[*Rank][batch % 3].value)


def known() -> set[int]:
    db.session.rollback()
    return set(db.session.scalars(select(Incident.id)))


def walk(asked: Filter) -> list[int]:
    """The incidents of every page, each page in a transaction of its own."""
    seen, place = list[int](), None
    while True:
        db.session.rollback()
        page = inbox.find_rows(1, work_list=WorkList.NEW, after=place, asked=asked)
        seen += [row.id for row in page.rows]
        if page.following is None:
            return seen
        place = page.following


@pytest.mark.parametrize("asked", [NO_FILTER, Filter({"types": "sexual"})], ids=["all", "filtered"])
def test_every_walk_meets_each_once(
    app: Flask, asked: Filter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filtered, "MOST_LOOKED_AT", 60)
    report = deliver(app)
    add_copies(report, 99)
    with ThreadPoolExecutor(1) as opener:
        arriving, walks = opener.submit(arrive, app, report.id), 0
        while walks == 0 or not arriving.done():
            before, seen = known(), walk(asked)
            assert len(seen) == len(set(seen)) and before <= set(seen)
            walks += 1
        arriving.result()
    assert len(walk(asked)) == 100 + BATCHES * BATCH and walks > 1
