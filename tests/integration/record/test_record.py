"""The audit log's page: filtered by person, kind, report and day, a page at a time."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import insert, select

from tests.support.cast import ADMINISTRATOR, LEAD, OFFICER, Enter, Member, Person
from tests.support.reading import text_of
from tests.support.unit_reports import deliver
from webapp.audit.models import AuditEntry
from webapp.extensions import db
from webapp.people.models import User
from webapp.record.forms import NO_SUCH_REPORT, NOT_A_REFERENCE, WRONG_ORDER
from webapp.web.fields import NOT_A_DAY

LOG = "/unit/audit-log"
TUESDAY = datetime(2026, 11, 24, 10, tzinfo=UTC)


def number_of(member: Member) -> str:
    return str(db.session.scalar(select(User.id).where(User.email == member.email)))


def note(member: Member, at: datetime, name: str, event: str = "account-closed") -> None:
    """An entry of that moment: the member closed the account of `name`."""
    row = {"at": at, "event": event, "who": member.name, "facts": {"name": name}}
    db.session.execute(insert(AuditEntry).values(**row, person_id=int(number_of(member))))
    db.session.commit()


def choose(person: Person, /, **values: str) -> str:
    """The page that the form leads to."""
    answer = person.submits(LOG, dict(values))
    assert answer.status_code == 303, answer.text
    return person.opens(answer.headers["Location"]).text


# Between hyphens it does not break.
WHOLE = '<span class="app-reference">{}</span>'


@pytest.fixture
def lead(enter: Enter) -> Person:
    lead = enter(LEAD)
    note(OFFICER, TUESDAY, "on Tuesday")
    note(OFFICER, TUESDAY + timedelta(days=1), "on Wednesday")
    note(ADMINISTRATOR, TUESDAY, "by somebody else")
    return lead


def test_what_one_person_did_on_one_day(lead: Person) -> None:
    page = choose(lead, person=number_of(OFFICER), since="2026-11-24")
    assert "on Tuesday" in page
    assert "on Wednesday" not in page and "by somebody else" not in page


def test_several_days(lead: Person) -> None:
    page = choose(lead, person=number_of(OFFICER), since="2026-11-24", until="2026-11-25")
    assert "on Tuesday" in page and "on Wednesday" in page


def test_a_day_that_is_pressed_counts_and_not_what_was_typed(lead: Person) -> None:
    page = choose(lead, since="2026-11-25", until="nonsense", day="2026-11-24")
    assert "on Tuesday" in page and "on Wednesday" not in page


def test_what_is_shown_is_said_in_words(lead: Person) -> None:
    asked = f"person={number_of(OFFICER)}&kind=account-closed&since=2026-11-24&until=2026-11-25"
    page = text_of(lead.opens(f"{LOG}?{asked}"))
    said = "Olu Officer, Account closed, 24 November 2026 to 25 November 2026"
    assert f"Shown: {said} . Show everything" in page
    assert "Shown:" not in text_of(lead.opens(LOG))


def test_what_nobody_signed_in_did(lead: Person) -> None:
    page = choose(lead, person="nobody")
    assert "Otto Outsider set up an account" in page and "on Tuesday" not in page


def test_a_kind_of_event(lead: Person) -> None:
    page = choose(lead, kind="account-closed")
    assert "on Tuesday" in page and "signed in." not in page


def test_a_report_brings_what_was_done_with_its_whole_incident(app: Flask, enter: Enter) -> None:
    first = deliver(app)
    correction, other = deliver(app, amends=first.report_id), deliver(app)
    references = [one.reference for one in (first, correction, other)]
    lead = enter(LEAD)
    for one in (first, correction, other):
        lead.opens(f"/unit/reports/{one.id}")
    for asked in references[:2]:
        page = choose(lead, reference=asked.lower())
        found = [f"opened report {WHOLE.format(reference)}." in page for reference in references]
        assert found == [True, True, False]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"reference": "Alex Example"}, NOT_A_REFERENCE),
        ({"reference": "ES-0000-0000"}, NO_SUCH_REPORT),
        ({"since": "Tuesday"}, NOT_A_DAY),
        ({"since": "2026-11-24", "until": "Friday"}, NOT_A_DAY),
        ({"since": "2026-11-24", "until": "2026-11-23"}, WRONG_ORDER),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(
    lead: Person, values: dict[str, object], sentence: str
) -> None:
    answer = lead.submits(LOG, values)
    assert answer.status_code == 422 and sentence in text_of(answer)


def test_a_form_without_its_token_is_refused(lead: Person) -> None:
    assert lead.client.post(LOG, data={"person": "1"}).status_code == 400


def test_an_officer_cannot_filter_the_log(enter: Enter) -> None:
    officer = enter(OFFICER)
    assert officer.submits(LOG, {}, page="/unit/").status_code == 403


def test_no_address_holds_what_was_typed(lead: Person) -> None:
    answer = lead.submits(LOG, {"person": "Olu", "kind": "Alex", "since": "2026-11-24"})
    assert answer.headers["Location"] == f"{LOG}?since=2026-11-24"
