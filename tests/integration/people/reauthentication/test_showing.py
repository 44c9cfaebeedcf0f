"""Somebody who was away is asked to show that it is them, and nothing that they typed is lost."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.cast import ADMINISTRATOR, LEAD, OFFICER, Enter, Person
from tests.support.proof import answers, proofs_grow_old, right_code
from webapp.audit.models import AuditEntry
from webapp.extensions import db
from webapp.people import attempts
from webapp.people.accounts import person_by_email
from webapp.people.models import SignIn
from webapp.people.second_factor import recovery_codes

PROPOSED = "/unit/proposals/1"
PEOPLE, SIGN_INS, ADD = "/unit/people", "/unit/sign-ins", "/unit/how-you-sign-in/passkey"
NEW = {"name": "Nia “N” <New>", "email": "nia@example.org", "roles": ["officer", "lead"]}
WRONG = {"proof-code": "000000"}


@pytest.fixture
def administrator(enter: Enter) -> Person:
    person = enter(ADMINISTRATOR)
    proofs_grow_old()
    return person


def events() -> list[str]:
    return [*db.session.scalars(select(AuditEntry.event).order_by(AuditEntry.id))]


def test_what_was_typed_is_sent_with_the_proof(administrator: Person) -> None:
    asked = administrator.submits(PEOPLE, {**NEW})
    assert asked.status_code == 403 and "proposal-made" not in events()
    assert answers(administrator, asked.text, right_code()).location == PROPOSED
    assert events()[-2:] == ["proof-shown", "proposal-made"]
    page = administrator.opens(PROPOSED).text
    assert "Nia “N” &lt;New&gt;" in page and "lead and officer" in page


def test_it_says_that_what_was_pressed_is_done_then_and_can_be_cancelled(
    administrator: Person,
) -> None:
    page = administrator.submits(f"{PEOPLE}/1/new-password-link", page=PEOPLE).text
    assert "what you have just pressed or sent is done" in page
    assert 'href="/unit/">Cancel</a>' in page
    asked = administrator.opens(administrator.opens(ADD).location or "").text
    assert "what you have just pressed" not in asked and ">Cancel</a>" in asked


def test_for_ten_minutes_nothing_asks_again(administrator: Person) -> None:
    answers(administrator, administrator.submits(PEOPLE, {**NEW}).text, right_code())
    again = administrator.submits(PEOPLE, {**NEW, "email": "another@example.org"})
    assert again.location == "/unit/proposals/2"
    session = db.session.scalars(select(SignIn)).one()
    assert session.fresh_until and session.last_act_at
    assert session.fresh_until - session.last_act_at == timedelta(minutes=10)


def test_a_wrong_code_keeps_what_was_typed_and_is_recorded(administrator: Person) -> None:
    asked = administrator.submits(PEOPLE, {**NEW}).text
    wrong = answers(administrator, asked, WRONG)
    assert wrong.status_code == 422 and "There is a problem" in wrong.text
    assert events()[-1] == "proof-failed"
    assert answers(administrator, wrong.text, right_code()).location == PROPOSED


@pytest.mark.parametrize("code", ["", "x" * 41, "\N{SUPERSCRIPT TWO}" * 6])
def test_what_is_no_code_is_refused(administrator: Person, code: str) -> None:
    asked = administrator.submits(PEOPLE, {**NEW}).text
    assert answers(administrator, asked, {"proof-code": code}).status_code == 422


def test_wrong_codes_pause_the_account_as_at_sign_in(administrator: Person) -> None:
    page = administrator.submits(PEOPLE, {**NEW}).text
    for _ in range(attempts.MOST_FAILURES):
        page = answers(administrator, page, WRONG).text
    assert "Wait 15 minutes" in answers(administrator, page, right_code()).text
    administrator.submits("/unit/sign-out", page=SIGN_INS)
    assert "Wait 15 minutes" in administrator.gives_password(ADMINISTRATOR.email).text
    assert events().count("sign-ins-paused") == 1


def test_a_recovery_code_is_good_for_it_and_used_up(administrator: Person) -> None:
    person = person_by_email(ADMINISTRATOR.email)
    assert person
    code = recovery_codes.make(person)[0]
    db.session.commit()
    asked = administrator.submits(PEOPLE, {**NEW}).text
    assert answers(administrator, asked, {"proof-code": code}).location == PROPOSED
    assert "Codes left: 7." in administrator.opens(PROPOSED).text
    proofs_grow_old()
    asked = administrator.submits(PEOPLE, {**NEW}).text
    assert answers(administrator, asked, {"proof-code": code}).status_code == 422


def test_a_page_that_needs_it_asks_first_and_then_leads_there(administrator: Person) -> None:
    asked = administrator.opens(administrator.opens(ADD).location or "").text
    assert answers(administrator, asked, right_code()).location == ADD
    assert administrator.opens(ADD).status_code == 200


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", ""])
def test_it_leads_to_no_other_host(administrator: Person, elsewhere: str) -> None:
    asked = administrator.opens(f"/unit/show-that-it-is-you?next={elsewhere}").text
    assert answers(administrator, asked, right_code()).location == "/unit/"


def test_a_code_of_a_colleague_is_refused(administrator: Person, app: Flask) -> None:
    lead = person_by_email(LEAD.email)
    assert lead
    code = recovery_codes.make(lead)[0]
    db.session.commit()
    asked = administrator.submits(PEOPLE, {**NEW}).text
    assert answers(administrator, asked, {"proof-code": code}).status_code == 422


def test_where_nothing_asks_a_proof_is_not_looked_at(enter: Enter) -> None:
    officer = enter(OFFICER)
    officer.submits("/unit/sign-ins/end", WRONG, page=SIGN_INS)
    enter(None).submits("/unit/sign-in", WRONG)
    assert "proof-failed" not in events()


def test_one_browsers_proof_is_not_anothers(enter: Enter) -> None:
    here, there = enter(ADMINISTRATOR), enter(ADMINISTRATOR)
    proofs_grow_old()
    answers(here, here.submits(PEOPLE, {**NEW}).text, right_code())
    assert there.submits(PEOPLE, {**NEW}).status_code == 403


def test_a_session_that_ended_meanwhile_is_not_made_fresh(
    administrator: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = administrator.submits(PEOPLE, {**NEW}).text
    monkeypatch.setattr("webapp.people.server_sessions.token_hash", lambda: "x")
    assert answers(administrator, asked, right_code()).status_code != 200
    assert "proposal-made" not in events()
