"""Restricts incidents through the pages: one proposes it, another approves. Or at once."""

from collections.abc import Iterable

from flask import Flask

from tests.support.cast import Member, Person, open_browser
from tests.support.in_hand import number_of
from tests.support.incidents import incident_of
from tests.support.second_person import approves
from webapp.database.writing import writing
from webapp.incidents import naming_readers
from webapp.incidents.naming_readers import Restricted
from webapp.reports.models import Report

NEW_READERS = "/unit/restricted/new-readers"


def page_of(report: Report) -> str:
    """The page on which it is proposed."""
    return f"/unit/reports/{report.id}/readers"


def proposes_readers(person: Person, report: Report, *members: Member) -> str:
    """Propose that only these may read it; the address of the proposal."""
    named = {"readers": [number_of(one) for one in members]}
    answer = person.submits(page_of(report), named)
    assert answer.status_code == 302, answer.text
    return answer.location


def lifts(person: Person, report: Report) -> str:
    """Propose that everybody may read it; the address of the proposal."""
    answer = person.submits(f"{page_of(report)}/lift", page=page_of(report))
    assert answer.status_code == 302, answer.text
    return answer.location


def restricts(app: Flask, person: Person, report: Report, *members: Member) -> None:
    """Propose it, and have the last of these approve it."""
    proposal = proposes_readers(person, report, *members)
    assert approves(open_browser(app, members[-1]), proposal) == 302


def names_new_readers(person: Person, *members: Member) -> str:
    """Propose that these may read what nobody can; the address of the proposal."""
    answer = person.submits(NEW_READERS, {"readers": [number_of(one) for one in members]})
    assert answer.status_code == 302, answer.text
    return answer.location


def name_readers(reports: Iterable[Report], *members: Member) -> None:
    """Let only these read the incidents of these reports, as if two people had decided it."""
    with writing():
        found = Restricted("ES", (), {incident_of(one.id).id for one in reports})
        naming_readers.restrict(found, [int(number_of(one)) for one in members], by="")
