"""What waits for a second person about an incident of a demonstration ends with it."""

from flask import Flask
from sqlalchemy import select, update

from tests.integration.demo.year import load, remove
from tests.support.cast import LEAD, OFFICER, Enter
from tests.support.in_hand import closes, receives
from tests.support.reading import text_of
from tests.support.restriction import proposes_readers
from tests.support.unit_reports import deliver
from webapp.extensions import db
from webapp.incidents.models import Incident
from webapp.reports.models import Report

BECAUSE = "It ended: it was of the demonstration, which was removed."


def new_report() -> Report:
    new = select(Incident.last_sequence).where(Incident.lane == "new")
    return db.session.get_one(Report, db.session.scalars(new.limit(1)).one())


def test_a_proposal_to_close_one_ends_with_the_demonstration(started: Flask, enter: Enter) -> None:
    load(20)
    lead, report = enter(LEAD), new_report()
    receives(lead, report)
    db.session.execute(update(Incident).values(rank=0))  # so that it takes two
    db.session.commit()
    closes(lead, report, "police")
    assert "Waiting for a second person: 1" in text_of(lead.opens("/unit/"))
    remove()
    page = text_of(lead.opens("/unit/proposals/1"))
    assert BECAUSE in page and "Approve" not in page


def test_a_proposal_about_readers_ends_too_and_one_about_a_real_report_stays(
    started: Flask, enter: Enter
) -> None:
    load(20)
    lead, made_up, real = enter(LEAD), new_report(), deliver(started)
    about_both = [proposes_readers(lead, one, LEAD, OFFICER) for one in (made_up, real)]
    remove()
    ended, waiting = (text_of(lead.opens(proposal)) for proposal in about_both)
    assert BECAUSE in ended and BECAUSE not in waiting
    assert "Waiting for a second person: 1" in text_of(lead.opens("/unit/"))
