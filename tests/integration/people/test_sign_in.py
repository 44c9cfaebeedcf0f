"""Signing in and out at the unit."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.support.cast import LEAD, OFFICER, PASSWORD, TOKEN, Enter, Member, Person, open_browser
from webapp.audit.models import AuditEntry
from webapp.extensions import db
from webapp.people import accounts, attempts, links
from webapp.people.models import SignIn, SignInAttempt, User
from webapp.people.passwords import TOO_LONG
from webapp.web.assets import templates_dir

PART = {"HX-Request": "true", "HX-Request-Type": "partial"}
WRONG = "Email address or password not recognised"


def test_an_officer_who_signs_in_returns_to_where_they_were_going(enter: Enter) -> None:
    nobody = enter(None)
    sent = nobody.opens("/unit/audit-log?before=3")
    assert sent.location == "/unit/sign-in?next=/unit/audit-log?before%3D3"
    answer = nobody.signs_in(LEAD.email, next_page="/unit/audit-log?before=3")
    assert answer.location == "/unit/audit-log?before=3"
    assert nobody.opens(answer.location).status_code == 200


def test_signing_in_does_not_lead_to_another_host(enter: Enter) -> None:
    for elsewhere in ("https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example"):
        answer = enter(None).signs_in(OFFICER.email, next_page=elsewhere)
        assert re.match(r"/(?![/\\])", answer.location or "")
    assert "sign-in-failed" not in db.session.scalars(select(AuditEntry.event)).all()


def test_a_wrong_password_and_an_unknown_address_read_the_same(enter: Enter) -> None:
    nobody = enter(None)
    wrong = nobody.signs_in(OFFICER.email, "wrong wrong wrong")
    unknown = nobody.signs_in("nobody@example.org", "wrong wrong wrong")
    assert WRONG in wrong.text and WRONG in unknown.text
    assert wrong.status_code == unknown.status_code == 200
    assert nobody.opens("/unit/audit-log").status_code == 302


def test_the_email_address_may_be_in_capitals(enter: Enter) -> None:
    assert enter(None).signs_in(" OLU@Example.ORG ").status_code == 302


@pytest.mark.parametrize("typed", [{}, {"email": "olu@example.org"}, {"password": PASSWORD}])
def test_an_empty_field_is_refused(enter: Enter, typed: dict[str, object]) -> None:
    assert "There is a problem" in enter(None).submits("/unit/sign-in", typed).text


def test_after_ten_wrong_passwords_the_right_one_is_locked_out_too(enter: Enter) -> None:
    nobody = enter(None)
    fails(nobody, OFFICER, attempts.MOST_FAILURES)
    assert "Wait 15 minutes" in nobody.signs_in(OFFICER.email).text
    earlier = datetime.now(UTC) - attempts.WINDOW - timedelta(seconds=1)
    db.session.execute(update(SignInAttempt).values(at=earlier))
    db.session.commit()
    assert nobody.signs_in(OFFICER.email).status_code == 302


def test_a_lockout_of_one_account_does_not_affect_another(enter: Enter) -> None:
    nobody = enter(None)
    fails(nobody, OFFICER, attempts.MOST_FAILURES + 1)
    assert nobody.signs_in(LEAD.email).status_code == 302


@pytest.mark.parametrize("https", [False, True])
def test_a_stranger_cannot_lock_out_a_device_that_its_owner_has_used(
    app: Flask, enter: Enter, https: bool
) -> None:
    app.config["SESSION_COOKIE_SECURE"] = https
    officer, stranger = (use_scheme(enter(None), https=https) for _ in range(2))
    officer.signs_in(OFFICER.email)
    officer.submits("/unit/sign-out", page="/unit/")
    fails(stranger, OFFICER, attempts.MOST_FAILURES)
    assert "Wait 15 minutes" in stranger.signs_in(OFFICER.email).text
    assert officer.signs_in(OFFICER.email).status_code == 302


def test_wrong_passwords_beside_a_device_cookie_lock_that_device_too(enter: Enter) -> None:
    officer = enter(OFFICER)
    officer.submits("/unit/sign-out", page="/unit/")
    fails(officer, OFFICER, attempts.MOST_FAILURES)
    assert "Wait 15 minutes" in officer.signs_in(OFFICER.email).text
    assert enter(None).signs_in(OFFICER.email).status_code == 302


def test_a_device_cookie_counts_for_its_own_account_only(enter: Enter) -> None:
    officer = enter(OFFICER)
    officer.submits("/unit/sign-out", page="/unit/")
    fails(enter(None), LEAD, attempts.MOST_FAILURES)
    assert "Wait 15 minutes" in officer.signs_in(LEAD.email).text


@pytest.mark.parametrize("forged", ["", "x", "WyJhIiwiYiJd.aaaaaa.bbbbbb"])
def test_a_forged_device_cookie_counts_for_nothing(enter: Enter, forged: str) -> None:
    stranger = enter(None)
    stranger.client.set_cookie("unit-browser", forged, path="/unit")
    fails(stranger, OFFICER, attempts.MOST_FAILURES)
    assert "Wait 15 minutes" in enter(None).signs_in(OFFICER.email).text


def use_scheme(person: Person, *, https: bool) -> Person:
    """The test client sends a secure cookie over https only, as a browser does."""
    person.client.environ_base["wsgi.url_scheme"] = "https" if https else "http"
    return person


def fails(person: Person, member: Member, times: int) -> None:
    """Give a wrong password again and again."""
    for _ in range(times):
        person.signs_in(member.email, "wrong wrong wrong")


def test_what_was_typed_is_not_stored(enter: Enter) -> None:
    enter(None).signs_in("my password by mistake", "x")
    kept = db.session.scalars(select(SignInAttempt)).one()
    assert "password" not in kept.account_hash
    assert (
        db.session.scalars(select(AuditEntry).where(AuditEntry.event == "sign-in-failed")).all()
        == []
    )


def test_signing_in_without_a_token_is_refused(app: Flask, enter: Enter) -> None:
    data = {"email": OFFICER.email, "password": PASSWORD}
    assert app.test_client().post("/unit/sign-in", data=data).status_code == 400


def test_a_token_from_before_is_worth_nothing_once_somebody_has_signed_in(enter: Enter) -> None:
    somebody = enter(None)
    token = TOKEN.search(somebody.opens("/unit/sign-in").text)
    assert token
    somebody.signs_in(LEAD.email)
    sent = somebody.client.post("/unit/sign-ins/end-all", data={"csrf_token": token[1]})
    assert sent.status_code == 400 and "Nothing was done" in sent.text
    assert somebody.opens("/unit/sign-ins").status_code == 200


def test_the_cookie_is_for_the_unit_only(enter: Enter) -> None:
    answer = enter(None).signs_in(OFFICER.email)
    cookies = answer.headers.getlist("Set-Cookie")
    assert [cookie.partition("=")[0] for cookie in cookies] == ["unit-browser", "unit"]
    for cookie in cookies:
        assert "Path=/unit" in cookie and "HttpOnly" in cookie and "SameSite=Lax" in cookie


def test_over_https_both_cookies_are_secure_by_name(app: Flask, enter: Enter) -> None:
    app.config |= {"SESSION_COOKIE_SECURE": True, "SESSION_COOKIE_NAME": "__Secure-unit"}
    person = use_scheme(enter(None), https=True)
    cookies = person.signs_in(OFFICER.email).headers.getlist("Set-Cookie")
    names = [cookie.partition("=")[0] for cookie in cookies]
    assert names == ["__Secure-unit-browser", "__Secure-unit"]
    assert all("; Secure" in cookie for cookie in cookies)


def test_a_program_gets_no_token(app: Flask, enter: Enter) -> None:
    person = enter(None)
    person.opens("/unit/sign-in")
    answer = person.client.post("/unit/sign-in?include_auth_token", json={"email": OFFICER.email})
    assert answer.status_code == 400
    person = db.session.scalars(select(User).where(User.email == OFFICER.email)).one()
    headers = {"Authentication-Token": person.get_auth_token()}
    assert app.test_client().get("/unit/audit-log", headers=headers).status_code == 302


def test_signing_out_ends_it_and_needs_a_token(app: Flask, enter: Enter) -> None:
    lead = enter(LEAD)
    assert lead.client.post("/unit/sign-out").status_code == 400
    assert lead.opens("/unit/audit-log").status_code == 200
    assert lead.submits("/unit/sign-out", page="/unit/audit-log").location == "/unit/sign-in"
    assert lead.opens("/unit/audit-log").status_code == 302


def test_signing_out_ends_a_copied_cookie_and_no_other_machine(app: Flask, enter: Enter) -> None:
    lead, elsewhere, copy = enter(LEAD), open_browser(app, LEAD), open_browser(app, None)
    cookie = lead.client.get_cookie("unit", path="/unit")
    assert cookie
    copy.client.set_cookie("unit", cookie.value, path="/unit")
    assert copy.opens("/unit/audit-log").status_code == 200
    lead.submits("/unit/sign-out", page="/unit/audit-log")
    assert copy.opens("/unit/audit-log").status_code == 302
    assert elsewhere.opens("/unit/audit-log").status_code == 200


def test_the_server_ends_a_session_after_a_working_day(app: Flask, enter: Enter) -> None:
    lead = enter(LEAD)
    db.session.execute(update(SignIn).values(until=datetime.now(UTC)))
    db.session.commit()
    assert lead.opens("/unit/audit-log").status_code == 302
    assert lead.signs_in(LEAD.email).status_code == 302
    assert lead.opens("/unit/audit-log").status_code == 200
    assert len(db.session.scalars(select(SignIn)).all()) == 1


def test_signing_out_is_not_a_link(enter: Enter) -> None:
    assert enter(LEAD).opens("/unit/sign-out").status_code == 405


def test_passwords_are_argon2id(enter: Enter) -> None:
    enter(None)
    person = db.session.scalars(select(User).where(User.email == OFFICER.email)).one()
    assert person.password.startswith("$argon2id$")


def test_a_closed_account_cannot_sign_in(app: Flask, enter: Enter) -> None:
    enter(None)
    db.session.execute(update(User).where(User.email == OFFICER.email).values(active=False))
    db.session.commit()
    assert WRONG in open_browser(app, None).signs_in(OFFICER.email).text


def test_a_session_lasts_a_working_day_however_often_the_inbox_refreshes(enter: Enter) -> None:
    lead = enter(None)
    cookie = lead.signs_in(LEAD.email).headers.getlist("Set-Cookie")[-1]
    expires = re.search(r"Expires=([^;]+)", cookie)
    assert expires
    until = parsedate_to_datetime(expires[1]) - datetime.now(UTC)
    assert timedelta(hours=9, minutes=59) < until <= timedelta(hours=10)
    assert "Set-Cookie" not in lead.opens("/unit/inbox", headers=PART).headers


def test_only_signing_in_and_setting_up_ask_for_a_password(app: Flask) -> None:
    asking = {
        str(page.relative_to(templates_dir()))
        for page in templates_dir().rglob("*.html")
        if 'type="password"' in page.read_text()
    }
    assert asking == {"people/sign_in.html", "people/set_up.html"}
    theirs = {name for name in app.view_functions if name.startswith("security.")}
    assert theirs == {"security.login", "security.logout"}


def test_a_password_that_is_far_too_long_is_refused(enter: Enter) -> None:
    nobody, long = enter(None), "x" * 20_000
    assert WRONG in nobody.signs_in(OFFICER.email, long).text
    person = accounts.person_by_email(OFFICER.email)
    assert person
    link = links.new_password_link(person)
    answer = nobody.submits(link, {"password": long})
    assert answer.status_code == 422 and TOO_LONG in answer.text
    assert nobody.signs_in(OFFICER.email).status_code == 302
