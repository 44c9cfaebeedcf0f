"""Beside an incident that one may read, nothing names a restricted one that is like it."""

import pytest
from flask import Flask
from sqlalchemy import update

from tests.integration.incidents.joining.test_hints import SEEN, hints, judges
from tests.support.cast import COLLEAGUE, FIRST_PERSON, LEAD, OFFICER, Enter, open_browser
from tests.support.in_hand import ROUTINE, closes, receives
from tests.support.restriction import name_readers, restricts
from tests.support.unit_reports import deliver
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.finding import of_organisation
from webapp.incidents import fold
from webapp.incidents.models import Incident
from webapp.texts import storage_keys

TO_LOOK_AT = "Look at how 1 incident was closed"


@pytest.mark.parametrize("is_judged", [False, True])
def test_neither_as_a_hint_nor_as_what_was_judged(
    app: Flask, enter: Enter, is_judged: bool
) -> None:
    hidden, shown = deliver(app, answers=SEEN), deliver(app, answers=SEEN)
    lead, first = enter(LEAD), open_browser(app, FIRST_PERSON)
    if is_judged:
        judges(lead, shown, hidden)
    assert hidden.reference in hints(first, shown)
    restricts(app, lead, hidden, LEAD, COLLEAGUE)
    assert hidden.reference not in hints(first, shown)
    assert hidden.reference in hints(lead, shown)
    page = f"/unit/reports/{shown.id}"
    assert hidden.reference not in first.opens(page).text
    assert (hidden.reference in lead.opens(page).text) == is_judged


def test_what_a_lead_is_to_look_at_is_not_counted(
    app: Flask, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fold, "is_in_sample", lambda *_, **__: True)
    report, colleague = deliver(app, **ROUTINE), enter(COLLEAGUE)
    receives(colleague, report)
    closes(colleague, report)
    first = open_browser(app, FIRST_PERSON)
    assert TO_LOOK_AT in first.opens("/unit/").text
    restricts(app, open_browser(app, LEAD), report, LEAD, COLLEAGUE)
    assert TO_LOOK_AT not in first.opens("/unit/").text


def test_pages_of_an_organisation_go_on_without_it(
    app: Flask, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_organisation, "PAGE_SIZE", 1)
    storage_keys.ensure()
    officer, shown, hidden = enter(OFFICER), deliver(app), deliver(app)
    officer.submits("/unit/organisations/add", {"name": "Marple Club", "kind": "sports_club"})
    with writing():
        db.session.execute(update(Incident).values(organisation_id=1))
    address = "/unit/organisations/1/incidents"
    assert shown.reference not in officer.opens(address).text
    name_readers([hidden], LEAD, COLLEAGUE)
    page = officer.opens(address).text
    assert shown.reference in page and "Next page" not in page
