"""The log of an incident: calls, who was told, notes; who may, what is refused, and what stays."""

import re

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.cast import (
    ADMINISTRATOR,
    COLLEAGUE,
    OFFICER,
    OUTSIDER,
    Enter,
    Member,
    Person,
    open_browser,
)
from tests.support.incidents import incident_of
from tests.support.reading import text_of
from tests.support.unit_reports import deliver
from webapp.extensions import db
from webapp.incidents.erasable import find_erasable
from webapp.incidents.erasing import erase
from webapp.incidents.models import Act
from webapp.reports.models import Report
from webapp.texts.models import DataKey, SealedText
from webapp.web.fields import NOT_A_MOMENT

pytestmark = pytest.mark.postgresql

PAGE = "/unit/reports/1"
CALL = {"call-whom": "social_care", "call-result": "no_answer"}
TOLD = {"told-whom": "police", "told-ground": "crime"}


def notes(person: Person, what: str, data: dict[str, object]):  # type: ignore[no-untyped-def]
    return person.submits(f"{PAGE}/log/{what}", data, page=PAGE)


def log(person: Person) -> str:
    return text_of(person.opens(PAGE)).split("What we do")[1].split("What happened to it")[0]


@pytest.fixture
def officer(app: Flask, enter: Enter) -> Person:
    deliver(app, path={"danger": "yes"}, answers={"rung": []})
    return enter(OFFICER)


def test_a_call_reads_as_a_sentence_with_its_reference(officer: Person) -> None:
    answer = notes(officer, "calls", {**CALL, "call-reference": "Desk 5, CR/77"})
    assert answer.location == f"{PAGE}#log"
    assert "Olu Officer rang children’s social care: no answer. Desk 5, CR/77" in log(officer)
    sealed = db.session.scalars(select(SealedText.blob)).all()
    assert not any(b"CR/77" in blob for blob in sealed)
    assert "CR/77" not in str([act.coded for act in db.session.scalars(select(Act))])


def test_only_a_call_in_which_somebody_spoke_reaches_anybody(officer: Person) -> None:
    assert not incident_of(1).reached
    notes(officer, "calls", CALL)
    assert not incident_of(1).reached
    notes(officer, "calls", {**CALL, "call-result": "spoke"})
    assert incident_of(1).reached and incident_of(1).lane == "new"


def test_a_call_taken_back_counts_no_more(officer: Person) -> None:
    notes(officer, "calls", {**CALL, "call-result": "spoke"})
    act = re.findall(r'name="act" value="(\d+)"', officer.opens(PAGE).text)[-1]
    for _ in range(2):
        assert notes(officer, "take-back", {"act": act}).status_code == 302
    assert not incident_of(1).reached
    assert "rang children" not in log(officer)
    assert "took back, about report" in officer.opens(PAGE).text


def test_a_call_may_have_been_earlier(officer: Person) -> None:
    notes(officer, "calls", {**CALL, "call-at": "2026-11-24T18:41"})
    assert "24 November 2026, 18:41" in log(officer)


def test_who_was_told_and_on_what_ground(officer: Person) -> None:
    notes(officer, "told", TOLD)
    assert "Olu Officer told the police. Ground: To prevent or look into a crime." in log(officer)
    assert "A draft: a lead has yet to approve these." in officer.opens(PAGE).text


def test_a_corrected_note_keeps_what_it_said(app: Flask, officer: Person) -> None:
    notes(officer, "notes", {"note-text": "Rings back at four"})
    act = db.session.scalars(select(Act.id)).one()
    corrected = {f"correct-{act}-text": "Rings back at five", f"correct-{act}-seen": act}
    colleague = open_browser(app, COLLEAGUE)
    notes(colleague, f"notes/{act}", corrected)
    shown = log(officer)
    assert "Olu Officer wrote: Cara Colleague corrected it" in shown
    assert shown.index("Rings back at five") < shown.index("What it said before")
    assert shown.index("What it said before") < shown.index("Rings back at four")


def test_of_two_who_correct_the_second_is_told_and_loses_nothing(officer: Person) -> None:
    notes(officer, "notes", {"note-text": "One"})
    act = db.session.scalars(select(Act.id)).one()
    seen = {f"correct-{act}-seen": act}
    notes(officer, f"notes/{act}", {f"correct-{act}-text": "Two", **seen})
    answer = notes(officer, f"notes/{act}", {f"correct-{act}-text": "Three", **seen})
    assert answer.status_code == 422 and "Olu Officer corrected this note at" in answer.text
    assert ">Three</textarea>" in answer.text


@pytest.mark.parametrize(
    ("what", "data", "words"),
    [
        ("calls", {**CALL, "call-whom": ""}, "Choose whom you rang"),
        ("calls", {**CALL, "call-result": "unanswered"}, "Not a valid choice"),
        ("calls", {**CALL, "call-at": "2099-01-01T10:00"}, "Enter a time that is not in the"),
        ("calls", {**CALL, "call-at": "yesterday"}, NOT_A_MOMENT),
        ("calls", {**CALL, "call-reference": "x" * 121}, "Shorten “Reference” to 120 characters"),
        ("told", {**TOLD, "told-ground": ""}, "Choose on what ground"),
        ("notes", {"note-text": "  "}, "Write the note"),
        ("notes", {"note-text": "x" * 4_001}, "Shorten “Note” to 4,000 characters"),
    ],
)
def test_what_is_missing_or_wrong_is_said(
    officer: Person, what: str, data: dict[str, object], words: str
) -> None:
    answer = notes(officer, what, data)
    assert answer.status_code == 422 and words in text_of(answer)
    assert db.session.scalars(select(Act)).all() == []


@pytest.mark.parametrize("address", ["take-back", "notes/99"])
def test_what_is_not_there_cannot_be_changed(officer: Person, address: str) -> None:
    data = {"act": "99", "correct-99-text": "Anything"}
    answer = notes(officer, address, data)
    assert answer.status_code == 404 and "not in the log any more" in answer.text


@pytest.mark.parametrize("member", [ADMINISTRATOR, OUTSIDER])
@pytest.mark.parametrize("what", ["calls", "told", "notes", "notes/1", "take-back"])
def test_others_may_not(app: Flask, enter: Enter, member: Member, what: str) -> None:
    deliver(app)
    answer = enter(member).submits(f"{PAGE}/log/{what}", {**CALL, **TOLD}, page="/unit/")
    assert answer.status_code == 403 and db.session.scalars(select(Act)).all() == []


def test_erasing_an_incident_destroys_its_notes(app: Flask, officer: Person) -> None:
    notes(officer, "notes", {"note-text": "About the child"})
    notes(officer, "calls", {**CALL, "call-result": "spoke"})
    erase(find_erasable(db.session.get_one(Report, 1).reference), reason="asked", by="A Lead")
    key = db.session.scalars(select(DataKey).where(DataKey.owner == "incident")).one()
    assert key.wrapped is None and db.session.scalars(select(SealedText)).all() == []
    assert "About the child" not in officer.opens(PAGE).text
    assert notes(officer, "notes", {"note-text": "More"}).status_code == 404


def test_a_note_is_in_no_log_but_its_own(officer: Person) -> None:
    notes(officer, "notes", {"note-text": "Words of a child"})
    page = officer.opens(PAGE).text
    assert page.count("Words of a child") == 2  # as it is read, and as it is corrected
