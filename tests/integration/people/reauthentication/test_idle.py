"""A session that nobody used for a quarter of an hour shows nothing until its person is back."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.support.cast import FIRST_PERSON, OFFICER, TOKEN, UNIT, Enter, Person
from tests.support.proof import answers, nobody_is_there, right_code
from tests.support.unit_pages import unit_pages
from webapp.audit.models import AuditEntry
from webapp.extensions import db
from webapp.people import idle
from webapp.people.models import SignIn

SHOW, SIGN_INS, ADD = "/unit/show-that-it-is-you", "/unit/sign-ins", "/unit/organisations/add"
HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}
VALUES = dict.fromkeys(("code", "filename", "ticket", "token"), "x") | {
    "number": 1,
    "other": 2,
    "name": "lado",
    "shown": "",
}
CLUB = {"name": "Heaton “Lane” Club", "kind": "sports_club", "area": "", "contact": ""}


@pytest.fixture
def locked(enter: Enter) -> Person:
    person = enter(FIRST_PERSON)
    nobody_is_there()
    return person


def events() -> list[str]:
    return [*db.session.scalars(select(AuditEntry.event).order_by(AuditEntry.id))]


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_no_page_opens_and_none_names_anybody(app: Flask, locked: Person) -> None:
    assert open_pages(app, locked) == set()
    assert FIRST_PERSON.name not in locked.opens(SHOW).text


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_with_the_lock_switched_off_pages_open(
    app: Flask, locked: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idle, "lock", lambda _person: False)
    assert len(open_pages(app, locked)) > 20


def open_pages(app: Flask, person: Person) -> set[str]:
    """The pages of the unit that show their own content, and not only how to go on."""
    found = set()
    for page in unit_pages(app, **VALUES):
        if getattr(app.view_functions[page.endpoint], "guard", None) == "everyone":
            continue
        answer = person.opens(page.address, headers=dict(page.headers))
        leads = answer.headers.get("HX-Redirect") or answer.location or ""
        found |= set() if leads.startswith(SHOW) else {page.endpoint}
        nobody_is_there()
    return found


def test_who_is_back_goes_on_where_they_were(locked: Person) -> None:
    asked = locked.opens(locked.opens("/unit/people").location or "")
    assert "so it is locked" in asked.text
    assert answers(locked, asked.text, right_code()).location == "/unit/people"
    assert locked.opens("/unit/people").status_code == 200
    entry = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert entry and (entry.event, entry.who) == ("proof-shown", FIRST_PERSON.name)


def test_a_form_that_was_sent_too_late_goes_on_with_the_proof(enter: Enter) -> None:
    officer = enter(OFFICER)
    token = TOKEN.findall(officer.opens(ADD).text)[0]
    nobody_is_there()
    asked = officer.client.post(ADD, data={**CLUB, "csrf_token": token})
    assert asked.status_code == 401 and OFFICER.name not in asked.text
    wrong = answers(officer, asked.text, {"proof-code": "000000"})
    assert wrong.status_code == 422 and "organisation-added" not in events()
    answers(officer, wrong.text, right_code())
    assert events()[-2:] == ["proof-shown", "organisation-added"]


def test_the_inbox_that_refreshes_itself_leads_there_and_back(locked: Person) -> None:
    page = {"HX-Current-URL": "http://localhost/unit/?lane=closed"}
    answer = locked.opens("/unit/inbox", headers={**HTMX, **page})
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == f"{SHOW}?next=/unit/?lane%3Dclosed"


def test_it_leads_back_to_no_page_of_another_host(locked: Person) -> None:
    page = {"HX-Current-URL": "https://elsewhere.example/units"}
    answer = locked.opens("/unit/inbox", headers={**HTMX, **page})
    assert answer.headers["HX-Redirect"] == f"{SHOW}?next=/unit/"


def test_what_a_page_asks_by_itself_keeps_nothing_open(enter: Enter) -> None:
    officer = enter(OFFICER)
    almost = datetime.now(UTC) - idle.AFTER / 2
    db.session.execute(update(SignIn).values(last_act_at=almost))
    db.session.commit()
    officer.opens("/unit/inbox", headers=HTMX)
    db.session.rollback()
    assert db.session.scalars(select(SignIn.last_act_at)).one() == almost


@pytest.mark.parametrize("member", UNIT, ids=lambda member: member.name)
def test_a_locked_session_is_its_owners_only(enter: Enter, member: str) -> None:
    person = enter(member)  # type: ignore[arg-type]
    nobody_is_there()
    asked = person.opens(SHOW).text
    assert answers(person, asked, {"proof-code": "000000"}).status_code == 422
    assert person.opens(SIGN_INS).location == f"{SHOW}?next={SIGN_INS}"


def test_somebody_else_signs_in_at_the_same_desk(locked: Person) -> None:
    assert "Somebody else?" in locked.opens(SHOW).text
    locked.signs_in(OFFICER.email)
    assert OFFICER.name in locked.opens(SIGN_INS).text
    assert len(db.session.scalars(select(SignIn)).all()) == 1


def test_who_is_signed_in_nowhere_signs_in(enter: Enter) -> None:
    nobody = enter(None)
    assert nobody.opens(SHOW).location == f"/unit/sign-in?next={SHOW}"
    assert nobody.opens(SIGN_INS).location == f"/unit/sign-in?next={SIGN_INS}"


def test_after_a_working_day_it_is_over(locked: Person) -> None:
    db.session.execute(update(SignIn).values(until=datetime.now(UTC)))
    db.session.commit()
    assert locked.opens(SIGN_INS).location == f"/unit/sign-in?next={SIGN_INS}"
