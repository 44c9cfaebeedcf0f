"""Delivers a report as a demonstration does."""

from typing import Any

from flask import Flask
from sqlalchemy import select

from tests.support.reports import post, sealed_report
from tests.support.unit_reports import open_waiting
from webapp.arrivals.models import Arrival, Demonstration
from webapp.database.writing import writing
from webapp.demo import marks
from webapp.extensions import db
from webapp.reports.models import Report


def deliver_made_up(app: Flask, **changes: Any) -> Report:
    """It is marked before it is opened. Pages know at once."""
    post(app.test_client(), sealed_report(**changes))
    newest = db.session.scalars(select(Arrival.sequence).order_by(Arrival.sequence.desc())).first()
    with writing():
        db.session.add(Demonstration(arrival_id=newest))
    open_waiting()
    for cache in (marks.CACHE, marks.ORGANISATIONS):
        app.extensions.pop(cache, None)
    db.session.expire_all()
    return db.session.get_one(Report, newest)
