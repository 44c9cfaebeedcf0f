"""No view that is called with a stale token does anything, whatever is sent to it."""

import pytest
from flask import Flask, g
from sqlalchemy import select

from tests.support.busy_office import BusyOffice, fill_office
from tests.support.cast import COLLEAGUE, Enter
from tests.support.in_hand import number_of
from tests.support.unit_fields import VALID_FIELDS
from webapp.audit.models import AuditEntry
from webapp.extensions import db
from webapp.reports import no_script
from webapp.web.form_tokens import FormTokens

OURS = {"Sec-Fetch-Site": "same-origin"}
ASKED = {"board.draft": "?period=2025", "board.freeze": "?period=2025"}
READING = {"report-opened", "list-shown"}


@pytest.fixture
def office(app: Flask, enter: Enter) -> BusyOffice:
    return fill_office(app, enter, copies=2)


def act_in(app: Flask, office: BusyOffice) -> set[str]:
    """Send everything to each view that is marked; what the audit log then has of it."""
    db.session.rollback()
    before = set(db.session.scalars(select(AuditEntry.id)))
    sent = {**VALID_FIELDS, "to": number_of(COLLEAGUE), "ticket": no_script.make_id_ticket()}
    for endpoint, address in addresses(app):
        answer = office.person.client.post(
            address + ASKED.get(endpoint, ""), data=sent, headers=OURS
        )
        assert answer.status_code < 500, endpoint
    db.session.rollback()
    entries = db.session.scalars(select(AuditEntry).where(AuditEntry.id.not_in(before)))
    return {entry.event for entry in entries} - READING


def addresses(app: Flask) -> list[tuple[str, str]]:
    values = {"number": 1, "note": 1, "task": 1, "name": "lado"}
    marked = [
        rule
        for rule in app.url_map.iter_rules()
        if getattr(app.view_functions[rule.endpoint], "is_shown_again", False)
    ]
    with app.test_request_context():
        return [
            (rule.endpoint, app.url_for(rule.endpoint, **{n: values[n] for n in rule.arguments}))
            for rule in marked
        ]


def test_with_a_stale_token_nothing_is_done(app: Flask, office: BusyOffice) -> None:
    assert len(addresses(app)) > 20
    assert act_in(app, office) == set()


def test_with_a_right_one_the_same_is_done(
    app: Flask, office: BusyOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FormTokens, "protect", lambda *_, **__: setattr(g, "csrf_valid", True))
    done = act_in(app, office)
    assert len(done) > 8
