"""A report's page hints at what might be the same incident, and asks once."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.integration.incidents.joining.test_joining import joins
from tests.support.cast import ADMINISTRATOR, COLLEAGUE, OFFICER, Enter, Person, open_browser
from tests.support.reading import text_of
from tests.support.unit_reports import deliver
from webapp.extensions import db
from webapp.guidance import editions
from webapp.incidents.joining.models import NotSame
from webapp.reports.models import Report

SEEN = {
    "organisation": "Heaton Lane",
    "types": ["bullying"],
    "parties": ["child_child"],
    "ages": [12],
    "incident_date": "2026-11-23",
    "contact_name": "Jo Marple",
}
PART = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.fixture
def officer(enter: Enter) -> Person:
    return enter(OFFICER)


def hints(person: Person, report: Report) -> str:
    return person.opens(f"/unit/reports/{report.id}/same", headers=PART).text


def judges(person: Person, one: Report, other: Report) -> None:
    person.submits(f"/unit/reports/{one.id}/not-the-same/{other.id}", page="/unit/find")


def test_the_same_words_and_day_are_a_hint_with_its_reasons(app: Flask, officer: Person) -> None:
    first, second = deliver(app, answers=SEEN), deliver(app, answers=SEEN)
    found = hints(officer, second)
    assert f"Compare with {first.reference}" in found
    assert "Organisation written the same" in found and "Happened on the same day" in found
    page = officer.opens(f"/unit/reports/{second.id}").text
    assert f'data-hx-get="/unit/reports/{second.id}/same"' in page
    assert "Same incident as another?" in page, "without script"


def test_another_place_and_day_are_none(app: Flask, officer: Person) -> None:
    deliver(app, answers=SEEN)
    other = {**SEEN, "organisation": "Marple Library", "incident_date": "2026-10-01"}
    assert "Compare" not in hints(officer, deliver(app, answers=other))
    page = officer.opens("/unit/reports/2/same").text
    assert "Nothing else looks like this incident." in page


def test_at_most_three_are_shown(app: Flask, officer: Person) -> None:
    for _ in range(5):
        newest = deliver(app, answers=SEEN)
    assert hints(officer, newest).count("Compare with") == 3


def test_what_was_judged_is_not_asked_again_from_either_side(app: Flask, officer: Person) -> None:
    first, second = deliver(app, answers=SEEN), deliver(app, answers=SEEN)
    for _ in range(2):
        judges(officer, second, first)
    assert db.session.scalar(select(func.count()).select_from(NotSame)) == 1
    assert "Compare" not in hints(officer, first) + hints(officer, second)


def test_whoever_joins_them_all_the_same_judges_otherwise(app: Flask, officer: Person) -> None:
    first, second = deliver(app, answers=SEEN), deliver(app, answers=SEEN)
    judges(officer, first, second)
    joins(officer, first.id, second.id)
    assert db.session.scalar(select(func.count()).select_from(NotSame)) == 0
    found = hints(officer, first)
    assert "This incident also has" in found and second.reference in found


def test_what_was_set_aside_is_no_hint(app: Flask, officer: Person) -> None:
    first, second = deliver(app, answers=SEEN), deliver(app, answers=SEEN)
    officer.submits("/unit/not-a-report", {"chosen": "1.1", "reason": "junk"})
    assert first.reference not in hints(officer, second)


def test_side_by_side_says_what_differs_and_both_are_read(app: Flask, officer: Person) -> None:
    first = deliver(app, answers=SEEN)
    second = deliver(app, answers={**SEEN, "types": ["sexual"]})
    page = officer.opens(f"/unit/reports/{second.id}/beside/{first.id}").text
    assert page.count("app-beside__differs") == 1 and "Heaton Lane" in page
    log = text_of(open_browser(app, ADMINISTRATOR).opens("/unit/audit-log"))
    assert f"opened report {first.reference}" in log and f"opened report {second.reference}" in log


def test_side_by_side_who_was_rung_is_named_as_the_worker_read_it(
    app: Flask, officer: Person
) -> None:
    edition, rung = editions.publish_if_changed().name, [{"who": "my-lead", "result": "spoke"}]
    first = deliver(app, answers=SEEN)
    second = deliver(app, answers={**SEEN, "rung": rung}, edition=edition)
    page = officer.opens(f"/unit/reports/{second.id}/beside/{first.id}").text
    assert "My safeguarding lead" in page and "my-lead" not in page


def test_whoever_may_not_receive_sees_no_button(app: Flask, officer: Person) -> None:
    deliver(app, answers=SEEN)
    admin = open_browser(app, ADMINISTRATOR)
    assert admin.opens("/unit/reports/1/same").status_code == 403
    assert open_browser(app, COLLEAGUE).opens("/unit/reports/1/beside/9").status_code == 404
