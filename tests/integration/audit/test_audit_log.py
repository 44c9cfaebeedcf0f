"""The audit log: written once, read as sentences."""

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.support.cast import ADMINISTRATOR, LEAD, OFFICER, OUTSIDER, Enter, Member
from webapp.audit import trail
from webapp.audit.events import Event, WrongFacts
from webapp.extensions import db


def test_a_lead_reads_what_happened(enter: Enter) -> None:
    page = enter(LEAD).opens("/unit/audit-log").text
    assert "Lena Lead signed in." in page
    assert "Olu Officer set up an account as officer." in page


def test_an_administrator_reads_it_too(enter: Enter) -> None:
    assert enter(ADMINISTRATOR).opens("/unit/audit-log").status_code == 200


@pytest.mark.parametrize("member", [OFFICER, OUTSIDER])
def test_others_cannot_read_it_and_the_refusal_is_recorded(enter: Enter, member: Member) -> None:
    assert enter(member).opens("/unit/audit-log").status_code == 403
    newest, _ = trail.newest(before=None, limit=1)
    assert (
        newest[0].sentence
        == f"{member.name} was refused: their account does not allow “read-audit-log”."
    )


def test_a_wrong_fact_is_not_recorded(app: Flask) -> None:
    with pytest.raises(WrongFacts):
        trail.record(Event.REPORT_OPENED, reference="ES-95NR-VBY7", colour="red")


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_entry SET who = 'x'", "DELETE FROM audit_entry"]
)
def test_the_database_refuses_to_change_a_line(app: Flask, statement: str) -> None:
    trail.record(Event.REPORT_OPENED, reference="ES-95NR-VBY7")
    db.session.commit()
    with pytest.raises(DBAPIError, match="append-only"):
        db.session.execute(text(statement))
    db.session.rollback()
    assert len(trail.newest(before=None, limit=9)[0]) == 1


def test_older_lines_are_on_the_next_page(enter: Enter) -> None:
    for _ in range(120):
        trail.record(Event.SIGNED_OUT)
    db.session.commit()
    lead = enter(LEAD)
    first = lead.opens("/unit/audit-log").text
    assert first.count("<time") == 50 and "Older" in first
    lines, older = trail.newest(before=None, limit=50)
    assert lead.opens(f"/unit/audit-log?before={older}").text.count("<time") == 50


@pytest.mark.parametrize("before", ["x", "-1", "0", "99999999999999999999999"])
def test_a_bad_page_parameter_is_ignored(enter: Enter, before: str) -> None:
    assert enter(LEAD).opens(f"/unit/audit-log?before={before}").status_code == 200
