"""A person notes when they are away and who covers, and a lead does for everybody."""

import pytest
from flask import Flask

from tests.support.cast import ADMINISTRATOR, COLLEAGUE, LEAD, OFFICER, Enter, Person, open_browser
from tests.support.cover import AWAY, goes_away, in_days
from tests.support.in_hand import number_of
from tests.support.reading import text_of
from webapp.vocabulary.times import format_day
from webapp.web.fields import NOT_A_DAY

pytestmark = pytest.mark.postgresql

NOBODY = "Nobody is noted as away."


@pytest.fixture
def officer(enter: Enter) -> Person:
    return enter(OFFICER)


def test_a_lead_notes_it_of_a_colleague_who_is_told(app: Flask, officer: Person) -> None:
    lead, back = open_browser(app, LEAD), format_day(in_days(7))
    assert goes_away(lead, COLLEAGUE, person=number_of(OFFICER)).status_code == 302
    mine = text_of(officer.opens("/unit/?lane=mine"))
    assert f"You are noted as away until {back}." in mine
    log = lead.opens("/unit/audit-log").text
    assert "noted that Olu Officer is away" in log and "that Cara Colleague covers" in log


def test_who_is_back_early_notes_it(app: Flask, officer: Person) -> None:
    goes_away(officer, COLLEAGUE)
    for _ in range(2):
        assert officer.submits(f"{AWAY}/end", {"person": number_of(OFFICER)}, page=AWAY).location
    assert NOBODY in officer.opens(AWAY).text
    log = open_browser(app, LEAD).opens("/unit/audit-log").text
    assert log.count("Olu Officer is not away any more") == 1


def test_it_replaces_what_was_noted_before(app: Flask, officer: Person) -> None:
    goes_away(officer, COLLEAGUE)
    goes_away(officer, LEAD, 3, 4)
    page = text_of(officer.opens(AWAY))
    assert "Lena Lead covers" in page and "Cara Colleague covers" not in page


def test_an_officer_cannot_note_it_of_a_colleague(app: Flask, officer: Person) -> None:
    whose = number_of(COLLEAGUE)
    answer = goes_away(officer, LEAD, person=whose)
    assert answer.status_code == 409 and "Only a lead" in answer.text and NOBODY in answer.text
    goes_away(open_browser(app, COLLEAGUE), LEAD)
    officer.submits(f"{AWAY}/end", {"person": whose}, page=AWAY)
    assert NOBODY not in officer.opens(AWAY).text


@pytest.mark.parametrize("days", [("soon", "later"), ("9999-12-31", "9999-12-31")])
def test_a_day_that_cannot_be_read_is_told(officer: Person, days: tuple[str, str]) -> None:
    sent = {"first_on": days[0], "last_on": days[1], "cover": number_of(LEAD)}
    answer = officer.submits(AWAY, sent, page=AWAY)
    assert answer.status_code == 422 and NOT_A_DAY in answer.text


def test_nobody_has_so_large_a_number(officer: Person) -> None:
    assert officer.submits(f"{AWAY}/end", {"person": "9" * 30}, page=AWAY).status_code == 302


def test_only_a_colleague_who_reads_reports_covers(officer: Person) -> None:
    for cover in (OFFICER, ADMINISTRATOR):
        answer = goes_away(officer, cover)
        assert answer.status_code == 409 and "Choose a colleague who reads" in answer.text
    assert NOBODY in officer.opens(AWAY).text


def test_who_is_away_then_does_not_cover(app: Flask, officer: Person) -> None:
    goes_away(open_browser(app, COLLEAGUE), LEAD, 3, 5)
    answer = goes_away(officer, COLLEAGUE)
    assert answer.status_code == 409 and "Cara Colleague is away then" in answer.text
    assert goes_away(officer, COLLEAGUE, 6, 7).status_code == 302


@pytest.mark.parametrize(
    ("days", "why"),
    [
        ((-3, -1), "Enter today or a later day"),
        ((5, 4), "from the first on"),
        ((0, 400), "within a year"),
    ],
)
def test_days_that_cannot_be_are_refused(officer: Person, days: tuple[int, int], why: str) -> None:
    answer = goes_away(officer, COLLEAGUE, *days)
    assert answer.status_code == 422 and why in answer.text


def test_what_is_missing_is_said(officer: Person) -> None:
    answer = officer.submits(AWAY)
    assert answer.status_code == 422
    for why in ("Enter the first day", "Enter the last day", "Choose who covers"):
        assert why in answer.text
