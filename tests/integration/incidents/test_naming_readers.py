"""`esafety restrict`: readers by name, at least two, and a way out where none is left."""

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import select, update

from tests.support.cast import COLLEAGUE, LEAD, OFFICER, OUTSIDER, Enter, Member, open_browser
from tests.support.incidents import incident_of
from tests.support.reading import text_of
from tests.support.second_person import lets_in
from tests.support.unit_reports import deliver
from webapp.audit.models import AuditEntry
from webapp.commands.cli import main
from webapp.commands.errors import explain_errors
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.people import accounts
from webapp.people.models import User
from webapp.reports.models import Report

pytestmark = pytest.mark.postgresql


@pytest.fixture
def report(app: Flask, enter: Enter, monkeypatch: pytest.MonkeyPatch) -> Report:
    monkeypatch.setattr("webapp.commands.restricting.product", explain_errors)  # of this test
    enter(LEAD)
    return deliver(app)


def restricts(report: Report, *members: Member, lift: bool = False) -> Result:
    to = [part for member in members for part in ("--to", member.email)]
    options = [*to, *(["--lift"] if lift else []), "--by", "Dee Designated"]
    return CliRunner().invoke(main, ["restrict", report.reference, *options])


def status(app: Flask, report: Report, member: Member) -> int:
    return open_browser(app, member).opens(f"/unit/reports/{report.id}").status_code


def test_those_named_read_it_and_see_who_does_and_nobody_else(app: Flask, report: Report) -> None:
    assert restricts(report, OFFICER, COLLEAGUE).exit_code == 0
    named, excluded = open_browser(app, OFFICER), open_browser(app, LEAD)
    page = text_of(named.opens(f"/unit/reports/{report.id}"))
    assert f"Only {COLLEAGUE.name} and {OFFICER.name} may read this." in page
    assert excluded.opens(f"/unit/reports/{report.id}").status_code == 404


def test_naming_others_takes_it_from_those_before(app: Flask, report: Report) -> None:
    restricts(report, OFFICER, COLLEAGUE)
    restricts(report, COLLEAGUE, LEAD)
    assert [status(app, report, one) for one in (OFFICER, COLLEAGUE, LEAD)] == [404, 200, 200]


def test_lifted_everybody_reads_it(app: Flask, report: Report) -> None:
    restricts(report, OFFICER, COLLEAGUE)
    assert restricts(report, lift=True).exit_code == 0
    assert status(app, report, LEAD) == 200


@pytest.mark.parametrize("members", [(OFFICER,), (OFFICER, OFFICER), (OFFICER, OUTSIDER)])
def test_one_reader_alone_or_somebody_who_reads_nothing_is_refused(
    report: Report, members: tuple[Member, ...]
) -> None:
    refused = restricts(report, *members)
    assert (refused.exit_code, "at least two people" in refused.output) == (1, True)
    assert not incident_of(report.id).restricted


@pytest.mark.parametrize("unconfirmed", [(COLLEAGUE,), (OFFICER, COLLEAGUE)])
def test_an_account_that_is_not_confirmed_is_no_second_reader(
    report: Report, unconfirmed: tuple[Member, ...]
) -> None:
    lets_in(LEAD, *unconfirmed)
    refused = restricts(report, OFFICER, COLLEAGUE)
    assert (refused.exit_code, "confirmed yet do not count" in refused.output) == (1, True)
    assert not incident_of(report.id).restricted


@pytest.mark.parametrize(("members", "lift"), [((), False), ((OFFICER, LEAD), True)])
def test_readers_and_lifting_at_once_or_neither_is_refused(
    report: Report, members: tuple[Member, ...], lift: bool
) -> None:
    assert restricts(report, *members, lift=lift).exit_code == 2
    assert not incident_of(report.id).restricted


def test_the_log_says_who_decided_and_names_it_only_to_those_who_may_read_it(
    app: Flask, report: Report
) -> None:
    restricts(report, OFFICER, COLLEAGUE)
    entry = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert entry and entry.facts == {
        "reference": report.reference,
        "count": "2",
        "by": "Dee Designated",
    }
    lead = open_browser(app, LEAD)
    log = text_of(lead.opens("/unit/audit-log"))
    assert "restricted the incident of report (restricted) to 2 people" in log
    assert lead.submits("/unit/audit-log", {"reference": report.reference}).status_code == 422
    asked = lead.opens(f"/unit/audit-log?reference={report.reference}")
    assert "Nothing was recorded that fits." in text_of(asked)
    restricts(report, COLLEAGUE, LEAD)
    assert f"the incident of report {report.reference} to 2" in text_of(
        lead.opens("/unit/audit-log")
    )


def test_the_start_page_says_when_nobody_is_left_to_read_it(app: Flask, report: Report) -> None:
    restricts(report, OFFICER, COLLEAGUE)
    lead, sentence = open_browser(app, LEAD), "1 restricted incident has nobody who may read it"
    close(OFFICER)
    assert sentence not in text_of(lead.opens("/unit/"))
    close(COLLEAGUE)
    page = text_of(lead.opens("/unit/"))
    assert sentence in page and report.reference not in page


def test_the_start_page_says_when_one_reader_is_left(app: Flask, report: Report) -> None:
    restricts(report, OFFICER, COLLEAGUE)
    lead, sentence = (
        open_browser(app, LEAD),
        "1 restricted incident has one person left who may read",
    )
    assert sentence not in text_of(lead.opens("/unit/"))
    close(OFFICER)
    page = text_of(lead.opens("/unit/"))
    assert sentence in page and report.reference not in page
    close(COLLEAGUE)
    assert sentence not in text_of(lead.opens("/unit/"))


def test_an_account_that_is_not_confirmed_is_not_counted_as_left(
    app: Flask, report: Report
) -> None:
    restricts(report, OFFICER, COLLEAGUE)
    lets_in(OFFICER, COLLEAGUE)
    assert "has one person left who may read" in text_of(open_browser(app, LEAD).opens("/unit/"))


def test_whoever_lost_the_role_is_no_reader_any_more(app: Flask, report: Report) -> None:
    restricts(report, OFFICER, COLLEAGUE)
    officer = accounts.person_by_email(OFFICER.email)
    assert officer
    with writing():
        accounts.set_roles(officer, ["administrator"])
    assert "has one person left who may read" in text_of(open_browser(app, LEAD).opens("/unit/"))
    page = text_of(open_browser(app, COLLEAGUE).opens(f"/unit/reports/{report.id}"))
    assert f"Only {COLLEAGUE.name} may read this." in page


def close(member: Member) -> None:
    with writing():
        db.session.execute(update(User).where(User.email == member.email).values(active=False))
