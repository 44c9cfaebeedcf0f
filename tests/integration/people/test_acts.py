"""A session knows when its person last did something; what a page asks by itself is no act."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError

from tests.support.cast import FIRST_PERSON, OFFICER, TOKEN, Enter, Person
from tests.support.unit_pages import unit_pages
from webapp.extensions import db
from webapp.people import acts, idle
from webapp.people.models import SignIn

pytestmark = pytest.mark.postgresql

VALUES = dict.fromkeys(("code", "filename", "ticket", "token"), "x") | {
    "number": 1,
    "other": 2,
    "name": "lado",
    "shown": "",
}


@pytest.fixture
def a_while_ago() -> datetime:
    """Of now: tests of a slow run would begin so late that the session is locked."""
    return datetime.now(UTC) - idle.AFTER / 3


def set_last_act(moment: datetime) -> None:
    db.session.execute(update(SignIn).values(last_act_at=moment))
    db.session.commit()


def last_act() -> datetime | None:
    db.session.rollback()
    return db.session.scalars(select(SignIn.last_act_at)).one()


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_each_page_is_an_act_unless_it_is_declared_as_asked_by_itself(
    app: Flask, enter: Enter, a_while_ago: datetime
) -> None:
    person, silent = enter(FIRST_PERSON), set()
    for page in unit_pages(app, **VALUES):
        set_last_act(a_while_ago)
        person.opens(page.address, headers=dict(page.headers))
        silent |= {page.endpoint} if last_act() == a_while_ago else set()
    views = app.view_functions
    declared = {name for name in views if getattr(views[name], "is_background", False)}
    assert silent == declared and "desk.inbox" in declared


def test_a_form_that_is_sent_is_one_but_not_another_sites(
    enter: Enter, a_while_ago: datetime
) -> None:
    officer = enter(OFFICER)
    token = TOKEN.findall(officer.opens("/unit/sign-ins").text)[0]
    set_last_act(a_while_ago)
    officer.client.post("/unit/sign-ins/end", data={})
    assert last_act() == a_while_ago
    officer.client.post("/unit/sign-ins/end", data={"csrf_token": token})
    assert last_act() != a_while_ago


def test_what_a_stranger_asks_for_is_none(app: Flask, enter: Enter, a_while_ago: datetime) -> None:
    enter(OFFICER)
    set_last_act(a_while_ago)
    enter(None).opens("/unit/sign-ins")
    assert last_act() == a_while_ago


def test_it_is_noted_at_most_once_a_minute(enter: Enter) -> None:
    officer = enter(OFFICER)
    just_now = datetime.now(UTC) - acts.PRECISION / 2
    set_last_act(just_now)
    officer.opens("/unit/sign-ins")
    assert last_act() == just_now


def test_other_browsers_keep_theirs(enter: Enter, a_while_ago: datetime) -> None:
    here, _there = enter(OFFICER), enter(OFFICER)
    set_last_act(a_while_ago)
    here.opens("/unit/sign-ins")
    db.session.rollback()
    assert db.session.scalars(select(SignIn.last_act_at)).all().count(a_while_ago) == 1


def test_where_nothing_can_be_written_a_page_still_opens(
    enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer: Person = enter(OFFICER)
    set_last_act(datetime.now(UTC) - timedelta(minutes=5))

    def full(**_: object) -> None:
        raise OperationalError("", {}, Exception("database or disk is full"))

    monkeypatch.setattr(acts, "writing", full)
    assert officer.opens("/unit/sign-ins").status_code == 200
