"""Pages of the lists: each begins where the one before ended, whatever arrives meanwhile."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import insert, select, update

from tests.integration.desk.test_inbox import CALM, CLOSED, NO_PATH, order, receive
from tests.support.cast import OFFICER, Enter
from tests.support.in_hand import number_of
from tests.support.unit_reports import add_copies, deliver
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.models import Act, Incident, Received
from webapp.incidents.refolding import refold
from webapp.reports.models import Report
from webapp.vocabulary.lane import Lane
from webapp.vocabulary.work_list import WorkList

pytestmark = pytest.mark.postgresql

NOW = datetime.now(UTC)
# What puts an incident into each list.
LISTED_AS: dict[WorkList, Callable[[], dict[str, Any]]] = {
    WorkList.NEW: lambda: {"lane": Lane.NEW},
    WorkList.MINE: lambda: {"lane": Lane.OPEN, "owned": True, "owner_id": number_of(OFFICER)},
    WorkList.TEAM: lambda: {"lane": Lane.OPEN},
    WorkList.WAITING: lambda: {"lane": Lane.WAITING, "waiting_for": "police", **DAYS},
    WorkList.DUE: lambda: {"lane": Lane.OPEN, **DAYS},
    WorkList.CLOSED: lambda: {"lane": Lane.CLOSED, "closed_at": NOW},
    WorkList.ALL: lambda: {"lane": Lane.WAITING, "waiting_for": "police", **DAYS},
    WorkList.SET_ASIDE: lambda: {"lane": Lane.SET_ASIDE, "closed_at": NOW},
}
DAYS = {"waiting_until": NOW.date(), "due_on": NOW.date()}


def next_page(page: str) -> str:
    """The address of the next page."""
    found = re.search(r'href="([^"]+)">Next page', page)
    assert found
    return unescape(found[1])


def close_all(like: Report) -> None:
    """All are received and closed, as if by whoever has marked this one."""
    mark = db.session.get_one(Received, like.id)
    with writing():
        others = db.session.scalars(select(Report.id).where(Report.id != like.id)).all()
        same = {"person_id": mark.person_id, "at": mark.at}
        db.session.execute(insert(Received), [{"report_number": each, **same} for each in others])
        incidents = db.session.scalars(select(Incident)).all()
        for one in incidents:
            coded = {"outcome": "advice", "newest": one.last_sequence, "reports": 1}
            db.session.add(Act(incident_id=one.id, kind="closed", coded=coded, **same))
        db.session.flush()
        refold(db.session.connection(), [one.id for one in incidents])


def test_a_long_inbox_has_pages(app: Flask, enter: Enter) -> None:
    add_copies(deliver(app, answers=CALM, **NO_PATH), 59)
    officer = enter(OFFICER)
    first = officer.opens("/unit/").text
    second = officer.opens(next_page(first)).text
    last = officer.opens(next_page(second)).text
    assert [len(order(page)) for page in (first, second, last)] == [25, 25, 10]
    assert len({*order(first), *order(second), *order(last)}) == 60
    assert "First page" not in first and "First page" in last and "Next page" not in last


def test_pages_miss_and_repeat_no_line_while_reports_arrive_and_are_received(
    app: Flask, enter: Enter
) -> None:
    report = deliver(app, answers=CALM, **NO_PATH)
    add_copies(report, 59)
    officer, seen = enter(OFFICER), list[str]()
    page = officer.opens("/unit/").text
    before = order(page)
    while True:
        seen += order(page)
        add_copies(report, 3)
        deliver(app, answers={"rung": "nobody_yet"})
        receive(officer, report)
        if "Next page" not in page:
            break
        page = officer.opens(next_page(page)).text
    assert len(seen) == len({*seen}) and len(seen) >= 60 and seen[:25] == before


def test_closed_incidents_have_pages_too(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    officer = enter(OFFICER)
    receive(officer, report)
    add_copies(report, 29)
    close_all(report)
    first = officer.opens(CLOSED).text
    last = officer.opens(next_page(first)).text
    assert len({*order(first), *order(last)}) == 30 and "Next page" not in last


@pytest.mark.parametrize("work_list", WorkList)
def test_every_list_has_pages(app: Flask, enter: Enter, work_list: WorkList) -> None:
    officer = enter(OFFICER)
    add_copies(deliver(app, answers=CALM, **NO_PATH), 29)
    with writing():
        db.session.execute(update(Incident).values(**LISTED_AS[work_list]()))
    first = officer.opens(f"/unit/?lane={work_list.value}").text
    last = officer.opens(next_page(first)).text
    assert [len(order(page)) for page in (first, last)] == [25, 5]
    assert len({*order(first), *order(last)}) == 30


@pytest.mark.parametrize("after", ["x", "", "WzBd.x", "9" * 5000])
def test_a_cursor_made_by_hand_leads_to_the_first_page(enter: Enter, after: str) -> None:
    assert enter(OFFICER).opens(f"/unit/?after={after}").status_code == 200
    assert enter(OFFICER).opens(f"{CLOSED}&after={after}").status_code == 200
