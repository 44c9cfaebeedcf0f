"""In an office with something on every page, whoever is excluded meets no canary on any of them."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.support.busy_office import CALL, NAMES, BusyOffice, fill_office
from tests.support.cast import (
    COLLEAGUE,
    FIRST_PERSON,
    OFFICER,
    TOKEN,
    Enter,
    Member,
    open_browser,
)
from tests.support.in_hand import ROUTINE, closes, receives
from tests.support.restriction import name_readers
from tests.support.unit_pages import opens
from tests.support.unit_reports import deliver
from webapp.extensions import db
from webapp.incidents import fold
from webapp.incidents.models import Act
from webapp.reports.models import Report
from webapp.vocabulary.act import InErrorReason

OF_A_REPORT = "/unit/reports/<int:number>"
VALUES = {"other": 2, "note": 1, "task": 1}


@pytest.fixture
def office(app: Flask, enter: Enter, monkeypatch: pytest.MonkeyPatch) -> BusyOffice:
    """With something to look at, too, and something whose closing waits for a second person."""
    monkeypatch.setattr(fold, "is_in_sample", lambda *_, **__: True)
    office, officer = fill_office(app, enter, copies=1), open_browser(app, OFFICER)
    for name, more in (("closed", ROUTINE), ("to close", {})):
        report = deliver(app, **more)
        receives(officer, report)
        closes(officer, report)
        office.reports[name] = report.id
    return office


def restrict_all(*members: Member) -> None:
    """Names these, as if two people had decided it. The office is filled for FIRST_PERSON."""
    name_readers(db.session.scalars(select(Report)).all(), *members)


def canaries() -> set[str]:
    """What names an incident: each reference, and what only its reporter said."""
    said = {str(NAMES["contact_name"]), str(CALL["reference"])}
    return said | set(db.session.scalars(select(Report.reference)))


def met(app: Flask, office: BusyOffice) -> dict[str, set[str]]:
    """The canaries that pages show, by endpoint."""
    words, found = canaries(), dict[str, set[str]]()
    for page in office.pages(app):
        text = opens(office.person, page)
        found.setdefault(page.endpoint, set()).update(one for one in words if one in text)
    return {endpoint: shown for endpoint, shown in found.items() if shown}


def test_no_page_shows_one_and_to_who_is_named_all_do(app: Flask, office: BusyOffice) -> None:
    before = met(app, office)
    assert set().union(*before.values()) == canaries()
    assert {"supervision.to_look_at", "finding.found", "finding.all_of_one"} <= before.keys()
    restrict_all(OFFICER, COLLEAGUE)
    assert met(app, office) == {}
    restrict_all(OFFICER, FIRST_PERSON)
    assert met(app, office).keys() >= before.keys()


def test_no_form_shows_one_or_does_anything(app: Flask, office: BusyOffice) -> None:
    restrict_all(OFFICER, COLLEAGUE)
    token = TOKEN.findall(office.person.opens("/unit/find").text)[0]
    sent = {"csrf_token": token, "in_error": InErrorReason.PRESSED.value}
    words, acts, answers = canaries(), count_acts(), {}
    for rule in app.url_map.iter_rules():
        if "POST" in (rule.methods or ()) and rule.rule.startswith(OF_A_REPORT):
            values = {name: VALUES.get(name, office.reports["received"]) for name in rule.arguments}
            with app.test_request_context():
                address = app.url_for(rule.endpoint, **values)
            answers[rule.endpoint] = office.person.client.post(address, data=sent)
    assert {name for name, answer in answers.items() if answer.status_code != 404} == set()
    told = [name for name, answer in answers.items() if any(one in answer.text for one in words)]
    assert told == [] and count_acts() == acts and len(answers) > 30


def count_acts() -> int:
    return db.session.scalars(select(func.count()).select_from(Act)).one()
