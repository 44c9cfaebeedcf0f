"""Says who marked a report as received, to whoever was slower."""

from flask_login import current_user

from webapp.extensions import db
from webapp.incidents.models import Received
from webapp.reports.models import Report
from webapp.vocabulary.times import format_clock


def who_received(report: Report) -> str:
    """“Omar marked ES-95NR-VBY7 as received at 14:02.”"""
    received = db.session.get(Received, report.id)
    if received is None:
        return f"{report.reference} was left as it is."
    who = "You" if received.person_id == current_user.id else received.person.name
    return f"{who} marked {report.reference} as received at {format_clock(received.at)}."
