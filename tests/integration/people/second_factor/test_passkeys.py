"""Passkeys: added, used, refused, and removed."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.integration.people.second_factor.conftest import Protected
from tests.support.cast import CODE_PAGE, LEAD, OFFICER, Enter, Person, open_browser
from tests.support.soft_passkey import SoftPasskey
from webapp.audit.models import AuditEntry
from webapp.extensions import db
from webapp.people import attempts
from webapp.people.models import SignIn
from webapp.people.second_factor.models import Passkey, RecoveryCode

ADD, USE = "/unit/how-you-sign-in/passkey", "/unit/sign-in/passkey"
OVERVIEW, REMOVE = "/unit/how-you-sign-in", "/unit/how-you-sign-in/passkeys/{}/remove"
REMOVE_APP = "/unit/how-you-sign-in/authenticator/remove"


def adds(person: Person, passkey: SoftPasskey, **more: str) -> str:
    fields = passkey.creates(person.opens(ADD).text)
    answer: str = person.submits(ADD, {**fields, **more}).text
    return answer


def signs_in(person: Person, passkey: SoftPasskey) -> int:
    fields = passkey.signs_in(person.opens(CODE_PAGE).text)
    return int(person.submits(USE, {**fields}, page=CODE_PAGE).status_code)


@pytest.fixture
def passkey(enter_unprotected: Enter) -> SoftPasskey:
    """The officer's, who has nothing else."""
    made = SoftPasskey()
    assert "Keep your recovery codes" in adds(enter_unprotected(OFFICER), made)
    return made


@pytest.fixture
def waiting(app: Flask, passkey: SoftPasskey) -> Person:
    browser = open_browser(app, None)
    browser.gives_password(OFFICER.email)
    return browser


def test_a_passkey_is_enough_to_begin_with(passkey: SoftPasskey, waiting: Person) -> None:
    assert signs_in(waiting, passkey) == 302
    assert waiting.opens("/unit/").status_code == 200
    assert {*db.session.scalars(select(SignIn.factor))} == {"passkey"}
    assert len(db.session.scalars(select(RecoveryCode)).all()) == 8


def test_each_has_a_name_and_says_when_it_was_used(passkey: SoftPasskey, waiting: Person) -> None:
    signs_in(waiting, passkey)
    blue = SoftPasskey()
    for _ in range(2):  # the second stores nothing
        adds(waiting, blue, name="The blue key")
    assert len(db.session.scalars(select(Passkey)).all()) == 2
    page = waiting.opens(OVERVIEW).text
    assert "A browser" in page and "The blue key" in page
    assert "Last used" in page and "Not used yet" in page


@pytest.mark.parametrize(
    "wrong", [{"origin": "https://elsewhere.example"}, {"verified": False}], ids=str
)
def test_one_made_elsewhere_or_without_a_finger_is_not_stored(
    enter_unprotected: Enter, wrong: dict[str, bool]
) -> None:
    answer = adds(enter_unprotected(OFFICER), SoftPasskey(**wrong))  # type: ignore[arg-type]
    assert "There is a problem" in answer
    assert db.session.scalars(select(Passkey)).all() == []


@pytest.mark.parametrize("answer", ["", "{}", "[]", '{"id": 7}', "\N{SUPERSCRIPT TWO}", "9" * 9999])
def test_what_is_no_passkey_is_refused(waiting: Person, answer: str) -> None:
    ticket = {"credential": answer, "ticket": answer}
    assert waiting.submits(USE, {**ticket}, page=CODE_PAGE).status_code == 422
    assert "second-factor-failed" in db.session.scalars(select(AuditEntry.event)).all()


def test_a_page_elsewhere_cannot_ask_for_it(passkey: SoftPasskey, waiting: Person) -> None:
    passkey.origin = "https://elsewhere.example"
    assert signs_in(waiting, passkey) == 422


def test_without_a_finger_or_as_a_copy_that_counts_behind_it_is_refused(
    passkey: SoftPasskey, waiting: Person
) -> None:
    passkey.verified = False
    assert signs_in(waiting, passkey) == 422
    passkey.verified = True
    db.session.execute(update(Passkey).values(sign_count=7))
    db.session.commit()
    assert signs_in(waiting, passkey) == 422


def test_somebody_elses_challenge_is_refused(
    app: Flask, enter_unprotected: Enter, passkey: SoftPasskey, waiting: Person
) -> None:
    adds(enter_unprotected(LEAD), SoftPasskey())
    lead = open_browser(app, None)
    lead.gives_password(LEAD.email)
    asked_of_her = passkey.signs_in(lead.opens(CODE_PAGE).text)
    assert waiting.submits(USE, {**asked_of_her}, page=CODE_PAGE).status_code == 422


def test_an_answer_works_once(app: Flask, passkey: SoftPasskey, waiting: Person) -> None:
    fields = passkey.signs_in(waiting.opens(CODE_PAGE).text)
    another = open_browser(app, None)
    another.gives_password(OFFICER.email)
    assert waiting.submits(USE, {**fields}, page=CODE_PAGE).status_code == 302
    db.session.execute(update(Passkey).values(sign_count=0))  # as one that does not count
    db.session.commit()
    assert another.submits(USE, {**fields}, page=CODE_PAGE).status_code == 422


def test_an_answer_that_was_asked_for_too_long_ago_is_refused(
    passkey: SoftPasskey, waiting: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.people.second_factor.passkeys.LASTS", timedelta(0))
    assert signs_in(waiting, passkey) == 422


def test_a_passkey_is_good_for_its_owner_only(
    app: Flask, passkey: SoftPasskey, enter_unprotected: Enter
) -> None:
    adds(enter_unprotected(LEAD), SoftPasskey())
    lead = open_browser(app, None)
    lead.gives_password(LEAD.email)
    assert signs_in(lead, passkey) == 422


def test_wrong_answers_count_as_wrong_passwords_do(passkey: SoftPasskey, waiting: Person) -> None:
    for _ in range(attempts.MOST_FAILURES):
        waiting.submits(USE, {"credential": "{}", "ticket": ""}, page=CODE_PAGE)
    page = waiting.opens(CODE_PAGE).text
    answer = waiting.submits(USE, {**passkey.signs_in(page)}, page=CODE_PAGE)
    assert "Wait 15 minutes" in answer.text


def test_without_the_password_there_is_nothing_to_use_it_for(app: Flask, enter: Enter) -> None:
    nobody = enter(None)
    assert nobody.submits(USE, {}, page="/unit/sign-in").location == "/unit/sign-in"


def test_the_last_way_to_sign_in_is_not_removed(passkey: SoftPasskey, waiting: Person) -> None:
    signs_in(waiting, passkey)
    number = db.session.scalars(select(Passkey.id)).one()
    assert REMOVE.format(number) not in waiting.opens(OVERVIEW).text
    assert waiting.submits(REMOVE.format(number), page=OVERVIEW).status_code == 409
    assert len(db.session.scalars(select(Passkey)).all()) == 1


def test_of_two_ways_either_can_be_removed(officer: Protected) -> None:
    adds(officer.browser, SoftPasskey())
    number = db.session.scalars(select(Passkey.id)).one()
    assert REMOVE.format(number) in officer.browser.opens(OVERVIEW).text
    for _ in range(2):  # the second finds it gone
        assert officer.browser.submits(REMOVE_APP, page=OVERVIEW).location == OVERVIEW
    assert officer.browser.submits(REMOVE.format(number), page=OVERVIEW).status_code == 409
    entries = db.session.scalars(select(AuditEntry.event)).all()
    assert entries.count("passkey-added") == entries.count("authenticator-removed") == 1


def test_what_is_removed_signs_out_everywhere_else(app: Flask, officer: Protected) -> None:
    adds(officer.browser, SoftPasskey())
    another = open_browser(app, None)
    another.gives_password(OFFICER.email)
    another.submits(CODE_PAGE, {"code": officer.app.code()})
    assert another.opens("/unit/sign-ins").status_code == 200
    officer.browser.submits(REMOVE_APP, page=OVERVIEW)
    assert another.opens("/unit/sign-ins").location == "/unit/sign-in?next=/unit/sign-ins"
    assert officer.browser.opens("/unit/sign-ins").status_code == 200


def test_one_of_two_passkeys_is_removed_and_nobody_elses(
    app: Flask, passkey: SoftPasskey, waiting: Person
) -> None:
    signs_in(waiting, passkey)
    adds(waiting, SoftPasskey())
    first = db.session.scalars(select(Passkey.id).order_by(Passkey.id)).first()
    lead = open_browser(app, LEAD)
    lead.sets_up_an_app()
    lead.submits(REMOVE.format(first), page=OVERVIEW)
    assert len(db.session.scalars(select(Passkey)).all()) == 2
    assert waiting.submits(REMOVE.format(first), page=OVERVIEW).location == OVERVIEW
    assert len(db.session.scalars(select(Passkey)).all()) == 1


def test_a_challenge_from_before_its_last_use_is_refused(
    passkey: SoftPasskey, waiting: Person
) -> None:
    page = waiting.opens(CODE_PAGE).text
    db.session.execute(update(Passkey).values(used_at=datetime.now(UTC)))
    db.session.commit()
    assert waiting.submits(USE, {**passkey.signs_in(page)}, page=CODE_PAGE).status_code == 422
