"""Does what the block “Who has it” of a report's page offers."""

import re

from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.support.cast import Member, Person
from tests.support.reports import PATH
from webapp.extensions import db
from webapp.people.models import User
from webapp.reports.models import Report

# What is not of rank now: one person alone closes it.
ROUTINE = {"path": {**PATH, "areas": ["bullying"]}, "answers": {"types": ["bullying"]}}

NEWEST = re.compile(r'name="newest"\s+value="(\d+)"')


def receives(person: Person, report: Report) -> None:
    """Marks it as received, and so has it in hand."""
    page = f"/unit/reports/{report.id}"
    assert person.submits(f"{page}/received", page=page).status_code == 302


def does(person: Person, report: Report, act: str, /, **data: str) -> TestResponse:
    """Sends the form of this act from the report's page."""
    page = f"/unit/reports/{report.id}"
    return person.submits(f"{page}/{act}", dict(data), page=page)


def closes(person: Person, report: Report, outcome: str = "advice", **more: str) -> TestResponse:
    """Closes its incident, as its page was just now."""
    text = person.opens(f"/unit/reports/{report.id}").text
    newest = NEWEST.findall(text)[0]
    return does(person, report, "close", **{"newest": newest, "outcome": outcome, **more})


def number_of(member: Member) -> str:
    """The number of their account."""
    return str(db.session.scalar(select(User.id).where(User.email == member.email)))
