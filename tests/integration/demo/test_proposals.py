"""What waits for a second person about an incident of a demonstration ends with it."""

from flask import Flask
from sqlalchemy import select, update

from tests.integration.demo.year import load, remove
from tests.support.cast import LEAD, Enter
from tests.support.in_hand import closes, receives
from tests.support.reading import text_of
from webapp.extensions import db
from webapp.incidents.models import Incident
from webapp.reports.models import Report


def test_a_proposal_to_close_one_ends_with_the_demonstration(started: Flask, enter: Enter) -> None:
    load(20)
    lead, new = enter(LEAD), select(Incident.last_sequence).where(Incident.lane == "new")
    report = db.session.get_one(Report, db.session.scalars(new.limit(1)).one())
    receives(lead, report)
    db.session.execute(update(Incident).values(rank=0))  # so that it takes two
    db.session.commit()
    closes(lead, report, "police")
    assert "Waiting for a second person: 1" in text_of(lead.opens("/unit/"))
    remove()
    page = text_of(lead.opens("/unit/proposals/1"))
    assert "It ended: it was of the demonstration, which was removed." in page
    assert "Approve" not in page
