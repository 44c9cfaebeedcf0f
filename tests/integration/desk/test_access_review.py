"""Every three months the start page asks for a review of who has access."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import current_app
from sqlalchemy import update

from tests.support.cast import ADMINISTRATOR, LEAD, OUTSIDER, Enter
from webapp.desk import to_do
from webapp.extensions import db
from webapp.people.models import User

ASKS = "Review who has access"


def accounts_are(days: int) -> None:
    ago = datetime.now(UTC) - timedelta(days=days)
    db.session.execute(update(User).values(created_at=ago))
    db.session.commit()
    current_app.extensions.pop(to_do.CACHE, None)


@pytest.mark.parametrize(("days", "is_due"), [(90, False), (92, True)])
def test_it_is_due_a_quarter_after_the_first_account(enter: Enter, days: int, is_due: bool) -> None:
    administrator = enter(ADMINISTRATOR)
    accounts_are(days)
    page = administrator.opens("/unit/").text
    assert (ASKS in page) == is_due and ("Nobody has reviewed it yet." in page) == is_due


def test_whoever_did_it_is_recorded_and_it_is_not_asked_again(enter: Enter) -> None:
    administrator = enter(ADMINISTRATOR)
    accounts_are(100)
    assert administrator.submits("/unit/people/reviewed", page="/unit/people").status_code == 302
    assert ASKS not in administrator.opens("/unit/").text
    assert "Adam Admin reviewed who has access." in administrator.opens("/unit/audit-log").text


def test_a_lead_sees_it_and_an_administrator_does_it(enter: Enter) -> None:
    lead = enter(LEAD)
    accounts_are(100)
    assert "An administrator does this." in lead.opens("/unit/").text
    assert lead.submits("/unit/people/reviewed", page="/unit/").status_code == 403


def test_somebody_without_a_role_is_not_told(enter: Enter) -> None:
    person = enter(OUTSIDER)
    accounts_are(100)
    assert ASKS not in person.opens("/unit/").text
