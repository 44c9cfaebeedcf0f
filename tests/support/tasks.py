"""Adds tasks through a report's page, and reads them."""

import re
from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

from sqlalchemy import func, select
from werkzeug.test import TestResponse

from tests.support.cast import Member, Person
from tests.support.in_hand import does, number_of
from tests.support.reading import text_of
from webapp.extensions import db
from webapp.incidents.models import Act
from webapp.incidents.work.tasks import forms
from webapp.reports.models import Report
from webapp.unit_hours import UnitHours
from webapp.vocabulary.times import UK
from webapp.working_days import WorkingDays

TEXT = "Ring the club’s treasurer"
DAYS = WorkingDays(UnitHours.read("Mon-Fri", "09:00", "17:00"))


def day(ahead: int = 1) -> date:
    """The working day that is so many of them ahead."""
    return DAYS.after(datetime.now(UTC).astimezone(UK).date(), ahead)


def adds_task(
    person: Person, report: Report, to: Member, due: date | str | None = None, **more: str
) -> TestResponse:
    """Sends the form “Task” of its page."""
    given = {"text": TEXT, "to": number_of(to), "due": str(day() if due is None else due), **more}
    return does(person, report, "tasks", **{f"task-{name}": one for name, one in given.items()})


def is_overdue(person: Person, report: Report, to: Member) -> date:
    """Adds a task as somebody did on a day that is over, and tells its day."""
    past = day() - timedelta(days=14)
    with patch.object(forms.ChangeTaskForm, "validate_due"):
        assert adds_task(person, report, to, past).status_code == 302
    return past


def newest_act() -> int:
    """The number of the latest act, such as the task that was just added."""
    return db.session.scalar(select(func.max(Act.id))) or 0


def to_do(person: Person, report: Report) -> str:
    """What the report's page says of tasks: from the row of acts to the log's end."""
    page = text_of(person.opens(f"/unit/reports/{report.id}"))
    return page.split("What we do")[1].split("What happened to it")[0]


def counted(person: Person) -> dict[str, int]:
    """How many each list of work has, as its name says."""
    page = person.opens("/unit/").text
    return {name: int(number) for name, number in re.findall(r">(\w+) \((\d+)\)<", page)}
