"""Sends the form as a browser without JavaScript does, and opens the report it becomes."""

import re
from typing import Any

from sqlalchemy import select

from tests.support.client import HouseClient
from webapp.arrivals.opening import open_pending
from webapp.extensions import db
from webapp.incidents.filing import file_reports
from webapp.reports.models import Report
from webapp.reports.opened import read_report

WHOLE = {
    "parties": ["child_on_child"],
    "setting": "sports_club",
    "types": ["bullying", "other"],
    "type_other": "<b>Mocking</b> & worse",
    "incident_date": "2026-11-20",
    "ages": "12, 13",
    "rung-0-who": "police-101",
    "rung-0-result": "spoke",
    "rung-0-at": "2026-07-24T14:02",
    "contact_name": "Sam Okafor",
    "contact_phone": "0161 496 0123",
}
ID = re.compile(r'name="id" value="([0-9a-f-]{36})"')
REFERENCE = re.compile(r"ES-[0-9A-Z]{4}-[0-9A-Z]{4}")


def check(client: HouseClient, form: dict[str, Any], **more: Any) -> Any:
    """The answer; where it is 307 the form is sent again, as a browser does."""
    answer = client.post("/report/check", data=form, **more)
    again = answer.status_code == 307
    return client.post(answer.location, data=form, **more) if again else answer


def save(client: HouseClient, form: dict[str, Any]) -> Any:
    page = check(client, form).get_data(as_text=True)
    sent = {**form, "id": ID.search(page)[1]}  # type: ignore[index]
    return client.post("/report/save", data=sent, follow_redirects=True)


def open_report() -> Report:
    open_pending(read_report, file_reports)
    return db.session.scalars(select(Report)).one()
