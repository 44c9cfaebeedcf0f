"""Each list of work says how many it has, up to a thousand, without what one may not see."""

import re

import pytest
from flask import Flask
from sqlalchemy import update

from tests.integration.desk.test_inbox import receive
from tests.integration.desk.test_refresh import offer, refresh
from tests.support.cast import COLLEAGUE, OFFICER, Enter, open_browser
from tests.support.unit_reports import add_copies, deliver
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents import figures
from webapp.incidents.models import Incident

pytestmark = pytest.mark.postgresql


def counts(page: str) -> dict[str, int]:
    found = re.findall(r"(New|Mine|Team|Waiting|Due) \((\d+)\)", page)
    return {name: int(count) for name, count in found}


def change(**columns: object) -> None:
    with writing():
        db.session.execute(update(Incident).values(**columns))


def test_each_list_of_work_has_its_count(app: Flask, enter: Enter) -> None:
    first, officer = deliver(app), enter(OFFICER)
    deliver(app)
    receive(officer, first)
    page = officer.opens("/unit/").text
    assert counts(page) == {"New": 1, "Mine": 1, "Team": 1, "Waiting": 0, "Due": 0}
    assert "<title>(1) Inbox" in page
    colleague = open_browser(app, COLLEAGUE).opens("/unit/").text
    assert counts(colleague) == {"New": 1, "Mine": 0, "Team": 1, "Waiting": 0, "Due": 0}


def hide(*incidents: int) -> None:
    with writing():
        these = update(Incident).where(Incident.id.in_(incidents))
        db.session.execute(these.values(restricted=True))


@pytest.mark.parametrize("is_received", [False, True])
def test_what_is_hidden_is_not_counted(app: Flask, enter: Enter, is_received: bool) -> None:
    report, officer = deliver(app), enter(OFFICER)
    if is_received:
        receive(officer, report)
    change(restricted=True)
    page = officer.opens("/unit/").text
    assert set(counts(page).values()) == {0} and "<title>Inbox" in page


def test_what_nobody_can_work_through_is_not_counted(
    app: Flask, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "MOST_COUNTED", 2)
    add_copies(deliver(app), 5)
    officer = enter(OFFICER)
    for page in (officer.opens("/unit/").text, officer.opens("/unit/reports/1").text):
        assert "(2+)" in page and "(6)" not in page
    hide(1, 2, 3, 4)
    assert counts(officer.opens("/unit/").text)["New"] == 2


def test_what_is_newly_given_is_marked_and_offered(app: Flask, enter: Enter) -> None:
    report, officer = deliver(app), enter(OFFICER)
    deliver(app)
    receive(officer, report)
    page = officer.opens("/unit/").text
    change(given_seen=False)
    part = refresh(officer, page)
    assert offer(part)[0] == "Show 1 newly given" and 'href="/unit/?lane=mine"' in part
    assert "Newly given" in officer.opens("/unit/?lane=mine").text
