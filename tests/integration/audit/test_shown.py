"""Which lists a person was shown is recorded, once in half an hour for each."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from tests.support.cast import LEAD, OFFICER, Enter
from webapp.audit.models import AuditEntry, ListShown
from webapp.audit.shown import ONE_LOOK, REMEMBERED
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.people.server_sessions import WORKING_DAY

pytestmark = pytest.mark.postgresql

REFRESH = {"HX-Request": "true", "HX-Request-Type": "partial"}
LISTS = {
    "/unit/": "New",
    "/unit/?lane=mine": "Mine",
    "/unit/?lane=due": "Due",
    "/unit/?lane=closed": "Closed",
    "/unit/could-not-open": "Could not be opened",
    "/unit/could-not-open/set-aside": "Set aside",
    "/unit/audit-log": "Audit log",
}


def shown(name: str) -> list[str]:
    """Who was shown this list, by the log."""
    db.session.rollback()
    query = select(AuditEntry.who).where(AuditEntry.event == "list-shown")
    is_it = AuditEntry.facts["list"].as_string() == name
    return list(db.session.scalars(query.where(is_it)))


@pytest.mark.parametrize(("address", "name"), LISTS.items())
def test_a_list_is_recorded_once_in_half_an_hour(
    app: Flask, enter: Enter, address: str, name: str
) -> None:
    lead = enter(LEAD)
    for _ in range(2):
        lead.opens(address)
        assert shown(name) == ["Lena Lead"]
    with writing():
        db.session.execute(update(ListShown).values(at=datetime.now(UTC) - ONE_LOOK))
    app.extensions.pop(REMEMBERED)
    for _ in range(2):
        lead.opens(address)
        assert shown(name) == ["Lena Lead"] * 2


def test_each_persons_look_is_their_own(enter: Enter) -> None:
    for member in (LEAD, OFFICER):
        enter(member).opens("/unit/")
    assert shown("New") == ["Lena Lead", "Olu Officer"]


def test_a_page_that_is_left_open_is_one_look(app: Flask, enter: Enter) -> None:
    officer = enter(OFFICER)
    officer.opens("/unit/")
    for ago, looks in ((2 * ONE_LOOK, 1), (WORKING_DAY, 2)):
        with writing():
            db.session.execute(update(ListShown).values(at=datetime.now(UTC) - ago))
        app.extensions.pop(REMEMBERED)
        officer.opens("/unit/inbox", headers=REFRESH)
        assert len(shown("New")) == looks


def test_a_refresh_of_a_list_that_was_not_opened_is_a_look(enter: Enter) -> None:
    officer = enter(OFFICER)
    officer.opens("/unit/")
    officer.opens("/unit/inbox?lane=closed", headers=REFRESH)
    assert shown("Closed") == ["Olu Officer"]


def test_whoever_may_not_see_a_list_was_not_shown_it(enter: Enter, app: Flask) -> None:
    officer = enter(OFFICER)
    assert officer.opens("/unit/audit-log").status_code == 403
    assert db.session.scalar(select(func.count()).select_from(ListShown)) == 0
