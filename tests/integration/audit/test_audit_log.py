"""The audit log: written once, read as sentences."""

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.support.cast import ADMINISTRATOR, LEAD, OFFICER, OUTSIDER, Enter, Member
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.audit.sentences import WrongFacts
from webapp.extensions import db
from webapp.people import links

pytestmark = pytest.mark.postgresql


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
        == f"{member.name} was refused: their account does not allow them to read the audit log."
    )


def test_a_wrong_fact_is_not_recorded(app: Flask) -> None:
    with pytest.raises(WrongFacts):
        trail.record(Event.REPORT_OPENED, reference="ES-95NR-VBY7", colour="red")


def test_the_first_line_of_all_is_the_links_for_the_first_accounts(app: Flask) -> None:
    with app.app_context():
        links.first_links()
    [line], _ = trail.newest(before=None, limit=1)
    made = "The command line made links for the two people who set up the unit."
    assert line.sentence == made


REPLACED = """{insert} INTO audit_entry (id, at, event, who, facts)
    VALUES (1, '2026-11-24 12:00:00', 'e', 'x', '{{}}') {more}"""
FORBIDDEN = {
    "a change": "UPDATE audit_entry SET who = 'x'",
    "a removal": "DELETE FROM audit_entry",
    "a replacement": REPLACED.format(insert="INSERT OR REPLACE", more=""),
    "a second": REPLACED.format(
        insert="INSERT", more="ON CONFLICT (id) DO UPDATE SET who = excluded.who"
    ),
}


@pytest.mark.parametrize("statement", FORBIDDEN.values(), ids=FORBIDDEN)
def test_the_database_refuses_to_change_a_line(app: Flask, statement: str) -> None:
    trail.record(Event.REPORT_OPENED, reference="ES-95NR-VBY7")
    db.session.commit()
    if "OR REPLACE" in statement and db.engine.dialect.name == "postgresql":
        return  # which has no such statement
    with pytest.raises(DBAPIError, match="append-only"):
        db.session.execute(text(statement))
    db.session.rollback()
    assert [line.who for line in trail.newest(before=None, limit=9)[0]] == ["The command line"]
