"""Restricts incidents through the pages: one proposes it, another approves."""

from flask import Flask

from tests.support.cast import Member, Person, open_browser
from tests.support.in_hand import number_of
from tests.support.second_person import approves
from webapp.reports.models import Report


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
