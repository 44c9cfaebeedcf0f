"""Before you go live: what the product knows, and what a person notes and takes back."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask, current_app
from sqlalchemy import select, update

from tests.support.cast import ADMINISTRATOR, COLLEAGUE, FIRST_PERSON, LEAD, OFFICER, Enter, Person
from tests.support.reading import text_of
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.audit.models import AuditEntry
from webapp.config import bind_config, current_config
from webapp.extensions import db
from webapp.going_live.models import GoingLiveNote
from webapp.going_live.progress import find_progress
from webapp.going_live.steps import STEPS
from webapp.guidance import editions
from webapp.people.models import User
from webapp.people.second_factor.models import Authenticator
from webapp.vocabulary.times import UK, format_day

pytestmark = pytest.mark.postgresql

PAGE = "/unit/going-live"
KNOWN = [code for code, step in STEPS.items() if step.known]
NOTED = [code for code, step in STEPS.items() if not step.known]


def notes(person: Person, code: str, act: str = "done") -> int:
    return person.submits(f"{PAGE}/{code}/{act}", page=PAGE).status_code


def is_done(code: str) -> bool:
    db.session.rollback()
    return next(one.done for one in find_progress().steps if one.step.code == code)


@pytest.mark.parametrize("member", [LEAD, ADMINISTRATOR], ids=lambda member: member.name)
def test_a_lead_and_an_administrator_note_a_step_and_are_named(
    enter: Enter, member: object
) -> None:
    person = enter(member)  # type: ignore[arg-type]
    assert notes(person, "restored") == 303
    assert is_done("restored")
    day = format_day(db.session.scalars(select(GoingLiveNote.noted_at)).one().astimezone(UK).date())
    assert f"Noted by {member.name} on {day}." in text_of(person.opens(PAGE))  # type: ignore[attr-defined]


def test_what_was_noted_is_taken_back_and_both_are_in_the_audit_log(enter: Enter) -> None:
    lead = enter(LEAD)
    notes(lead, "restored")
    notes(lead, "restored", "take-back")
    assert not is_done("restored")
    assert "Noted by" not in text_of(lead.opens(PAGE))
    logged = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()[-2:]
    assert [entry.event for entry in logged] == ["going-live-noted", "going-live-taken-back"]
    assert {entry.facts["step"] for entry in logged} == {STEPS["restored"].title}


def test_noting_twice_is_noting_once(enter: Enter) -> None:
    lead = enter(LEAD)
    assert [notes(lead, "watched"), notes(enter(FIRST_PERSON), "watched")] == [303, 303]
    assert [one.noted_by for one in db.session.scalars(select(GoingLiveNote))] == [LEAD.name]


@pytest.mark.parametrize("code", [*KNOWN, "no-such-step"])
def test_nobody_notes_what_the_product_knows_or_what_is_no_step(enter: Enter, code: str) -> None:
    assert notes(enter(LEAD), code) == 404
    assert db.session.scalars(select(GoingLiveNote)).all() == []


@pytest.mark.parametrize("member", [OFFICER, COLLEAGUE], ids=lambda member: member.name)
def test_an_officer_neither_sees_nor_notes_them(enter: Enter, member: object) -> None:
    officer = enter(member)  # type: ignore[arg-type]
    assert officer.opens(PAGE).status_code == 403
    assert officer.submits(f"{PAGE}/restored/done", page="/unit/").status_code == 403
    assert "Before you go live" not in officer.opens("/unit/").text
    assert db.session.scalars(select(GoingLiveNote)).all() == []


def close_a_lead() -> None:
    db.session.execute(update(User).where(User.name == LEAD.name).values(active=False))


def be_unconfirmed() -> None:
    other = select(User.id).where(User.name == ADMINISTRATOR.name).scalar_subquery()
    db.session.execute(update(User).where(User.name == LEAD.name).values(let_in_by=other))


def lose_a_factor() -> None:
    db.session.delete(db.session.scalars(select(Authenticator).limit(1)).one())


def make_a_backup() -> None:
    trail.record(Event.BACKUP_MADE, keys="without its keys")


def name_the_board() -> None:
    config = replace(current_config(), board_name="Ambridge Safeguarding Board")
    bind_config(current_app._get_current_object(), config)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("code", "change", "before"),
    [
        ("two-leads", close_a_lead, True),
        ("two-leads", be_unconfirmed, True),
        ("second-factors", lose_a_factor, True),
        ("backup", make_a_backup, False),
        ("board-name", name_the_board, False),
    ],
)
def test_what_the_product_knows_follows_what_is_so(
    enter: Enter, code: str, change: Callable[[], None], before: bool
) -> None:
    enter(ADMINISTRATOR)
    assert is_done(code) is before
    change()
    db.session.commit()
    assert is_done(code) is not before


def test_the_start_page_counts_what_is_left_until_nothing_is(
    enter: Enter, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    editions.publish_if_changed()
    lead = enter(LEAD)
    assert f"Before you go live: {find_progress().left} steps left" in lead.opens("/unit/").text
    monkeypatch.setattr("webapp.going_live.progress.find_missing", lambda *_: {})
    for code in NOTED[:-1]:
        notes(lead, code)
    assert "Before you go live: 1 step left" in lead.opens("/unit/").text
    notes(lead, NOTED[-1])
    assert "Before you go live" not in lead.opens("/unit/").text
    assert "Everything is done." in text_of(lead.opens(PAGE))


def test_a_new_product_has_nothing_done_by_itself_but_people(enter: Enter) -> None:
    enter(LEAD)
    assert [code for code in KNOWN if is_done(code)] == ["two-leads", "second-factors"]


def test_what_is_not_filled_in_is_one_sentence(enter: Enter) -> None:
    page = text_of(enter(LEAD).opens(PAGE))
    assert page.count("Not filled in:") == 1 and "PRIVACY_CONTROLLER, " in page
    assert "`" not in page
