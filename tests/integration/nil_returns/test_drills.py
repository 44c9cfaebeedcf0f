"""A drill tries out a phone. It is counted, it is no incident, and nobody reads it."""

from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.integration.nil_returns.test_nothing_to_report import send
from tests.support.cast import LEAD, Enter
from tests.support.unit_reports import deliver
from webapp.extensions import db
from webapp.incidents.models import Incident
from webapp.keys import keyring
from webapp.nil_returns.models import Drill
from webapp.vocabulary.periods import quarter_of
from webapp.vocabulary.times import UK

pytestmark = pytest.mark.postgresql


@pytest.fixture(autouse=True)
def door(app: Flask) -> None:
    """This machine can open what is sent."""
    keyring.ensure()


def test_a_drill_is_no_incident(app: Flask) -> None:
    deliver(app)
    assert send(app, kind="drill", build="b1").status == "opened"
    assert db.session.scalar(select(func.count(Incident.id))) == 1


def test_nothing_else_that_it_says_is_kept(app: Flask) -> None:
    arrival = send(app, kind="drill", organisation="Marple Road", answers={"types": ["sexual"]})
    month = f"{arrival.arrived_at.astimezone(UK):%Y-%m}"
    drill = db.session.scalars(select(Drill)).one()
    assert (drill.arrival_id, drill.month) == (arrival.sequence, month)


def test_figures_and_the_paper_say_how_many_were_set_aside(app: Flask, enter: Enter) -> None:
    now = quarter_of(datetime.now(UK).date())
    for _ in range(2):
        send(app, kind="drill")
    lead = enter(LEAD)
    for period in (now, now.whole_year):
        assert "2 drills, sent to try out" in lead.opens(f"/unit/figures?period={period.code}").text
        draft = lead.opens(f"/unit/figures/papers/draft?period={period.code}").text
        assert "Drills, sent to try out phones, are left out: 2." in draft
    before = now.before
    assert before
    assert "0 drills" in lead.opens(f"/unit/figures?period={before.code}").text
