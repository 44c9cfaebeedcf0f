"""Asks the health check, and makes what it finds: old heartbeats, arrivals that wait."""

from datetime import UTC, datetime, timedelta

from flask.testing import FlaskClient
from sqlalchemy import update

from webapp.arrivals.models import Arrival
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.health.heartbeat import Heartbeat


def lines(client: FlaskClient) -> list[str]:
    """The lines of the answer, whose status fits them."""
    answer = client.get("/healthz")
    assert answer.status_code == (200 if answer.text == "well\n" else 503)
    return answer.text.splitlines()


def beat(name: str, **ago: float) -> None:
    """Make this part of the product's last heartbeat so long ago."""
    with writing():
        db.session.merge(Heartbeat(name=name, at=datetime.now(UTC) - timedelta(**ago)))


def wait_since(**ago: float) -> None:
    """Make every arrival so old."""
    with writing():
        db.session.execute(update(Arrival).values(arrived_at=datetime.now(UTC) - timedelta(**ago)))
