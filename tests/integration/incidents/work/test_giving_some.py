"""Some incidents of a list are given to a colleague in one press, and taken back in one."""

import re

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from tests.integration.incidents.test_restricted import restrict
from tests.support.cast import (
    ADMINISTRATOR,
    COLLEAGUE,
    LEAD,
    OFFICER,
    OUTSIDER,
    Enter,
    Person,
    open_browser,
)
from tests.support.in_hand import ROUTINE, does, number_of, receives
from tests.support.incidents import incident_of
from tests.support.unit_reports import deliver
from webapp.extensions import db
from webapp.incidents.models import Received
from webapp.reports.models import Report

PAGE, LINE = "/unit/give", "I am away until Monday."
ACT = re.compile(r'name="act" value="(\d+)"')


@pytest.fixture
def officer(enter: Enter) -> Person:
    return enter(OFFICER)


@pytest.fixture
def reports(app: Flask) -> list[Report]:
    return [deliver(app, **ROUTINE) for _ in range(3)]


def as_shown(report: Report) -> str:
    return f"{report.id}.{incident_of(report.id).version}"


def gives(person: Person, chosen: list[str], **data: str) -> TestResponse:
    sent = {"chosen": chosen, "to": number_of(COLLEAGUE), "line": LINE, **data}
    return person.submits(PAGE, sent)


def owners(reports: list[Report]) -> list[int | None]:
    return [incident_of(report.id).owner_id for report in reports]


def test_those_chosen_are_newly_given_with_the_line_and_not_received(
    app: Flask, officer: Person, reports: list[Report]
) -> None:
    assert gives(officer, [as_shown(one) for one in reports[:2]]).location == "/unit/"
    page = " ".join(officer.opens("/unit/").text.split())
    assert "Given to Cara Colleague: 2 incidents." in page and "New (3)" in page
    to = int(number_of(COLLEAGUE))
    assert owners(reports) == [to, to, None]
    assert db.session.scalar(select(func.count()).select_from(Received)) == 0
    colleague = open_browser(app, COLLEAGUE)
    assert colleague.opens("/unit/?lane=mine").text.count("Newly given") == 2
    assert LINE in colleague.opens(f"/unit/reports/{reports[0].id}").text


def test_one_press_takes_back_what_nobody_has_looked_at_since(
    app: Flask, officer: Person, reports: list[Report]
) -> None:
    receives(officer, reports[0])
    before = owners(reports)
    gives(officer, [as_shown(one) for one in reports])
    acts = ACT.findall(officer.opens("/unit/").text)
    colleague = open_browser(app, COLLEAGUE)
    colleague.opens(f"/unit/reports/{reports[2].id}")
    officer.submits(f"{PAGE}/take-back", {"act": acts}, page="/unit/find")
    page = officer.opens("/unit/").text
    assert "Taken back: 2. Something was done since: 1 left." in page
    assert owners(reports) == [*before[:2], int(number_of(COLLEAGUE))]
    officer.submits(f"{PAGE}/take-back", {"act": acts}, page="/unit/find")
    assert "Taken back: 0." in officer.opens("/unit/").text


def test_nobody_takes_back_what_another_gave(
    app: Flask, officer: Person, reports: list[Report]
) -> None:
    gives(officer, [as_shown(reports[0])])
    acts = ACT.findall(officer.opens("/unit/").text)
    lead = open_browser(app, LEAD)
    lead.submits(f"{PAGE}/take-back", {"act": [*acts, "9999999999"]}, page="/unit/find")
    assert owners(reports[:1]) == [int(number_of(COLLEAGUE))]


def test_what_a_colleague_changed_meanwhile_is_left_and_said(
    app: Flask, officer: Person, reports: list[Report]
) -> None:
    chosen = [as_shown(one) for one in reports[:2]]
    does(open_browser(app, LEAD), reports[0], "take")
    gives(officer, chosen)
    page = officer.opens("/unit/").text
    assert f"{reports[0].reference}: Lena Lead took it" in page
    assert owners(reports) == [int(number_of(LEAD)), int(number_of(COLLEAGUE)), None]


def test_who_has_it_already_is_not_given_it_again(officer: Person, reports: list[Report]) -> None:
    gives(officer, [as_shown(reports[0])])
    gives(officer, [as_shown(reports[0])])
    page = officer.opens("/unit/").text
    assert "Nothing was given." in page and "They have it already." in page


def test_what_is_restricted_goes_only_to_its_readers(
    officer: Person, reports: list[Report]
) -> None:
    chosen = [as_shown(reports[0])]
    restrict(to=OFFICER.email)
    gives(officer, chosen)
    page = officer.opens("/unit/").text
    assert "This colleague may not read it." in page and owners(reports[:1]) == [None]
    restrict(to=None)


def test_what_one_may_not_see_is_passed_over(officer: Person, reports: list[Report]) -> None:
    chosen = [as_shown(reports[0])]
    restrict(to=LEAD.email)
    officer.submits(PAGE, {"chosen": chosen, "to": number_of(COLLEAGUE)}, page="/unit/find")
    page = officer.opens("/unit/").text
    assert "Nothing was given." in page and reports[0].reference not in page
    assert owners(reports[:1]) == [None]


def test_a_form_with_something_missing_is_shown_again_as_typed(
    officer: Person, reports: list[Report]
) -> None:
    chosen = [as_shown(reports[0])]
    answer = gives(officer, chosen, to=number_of(OUTSIDER))
    assert answer.status_code == 422 and "Choose a colleague" in answer.text
    assert LINE in answer.text and answer.text.count(" checked") == 1
    assert gives(officer, []).status_code == 422
    assert gives(officer, chosen, line="x" * 301).status_code == 422
    assert owners(reports) == [None] * 3


def test_each_list_of_work_offers_it_and_shows_its_own(
    officer: Person, reports: list[Report]
) -> None:
    receives(officer, reports[0])
    for lane, shown in (("new", 2), ("mine", 1), ("team", 1), ("waiting", 0), ("closed", 2)):
        assert officer.opens(f"{PAGE}?lane={lane}").text.count('name="chosen"') == shown
    assert f'href="{PAGE}?lane=mine' in officer.opens("/unit/?lane=mine").text
    assert f'href="{PAGE}' in officer.opens("/unit/").text


def test_one_that_is_given_from_its_page_can_be_taken_back(
    officer: Person, reports: list[Report]
) -> None:
    does(officer, reports[0], "give", to=number_of(COLLEAGUE))
    acts = ACT.findall(officer.opens(f"/unit/reports/{reports[0].id}").text)
    officer.submits(f"{PAGE}/take-back", {"act": acts}, page="/unit/find")
    assert owners(reports[:1]) == [None]


def test_who_may_not_read_reports_gives_none(enter: Enter) -> None:
    assert enter(ADMINISTRATOR).opens(PAGE).status_code == 403
