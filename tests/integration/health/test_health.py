"""The health check answers well, or tries what does not work."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import update

from webapp.arrivals.models import Arrival
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.health import troubles
from webapp.health.heartbeat import SERVER, Heartbeat


def lines(client):
    answer = client.get("/healthz")
    assert answer.status_code == (200 if answer.text == "well\n" else 503)
    return answer.text.splitlines()


def beat(name, **ago):
    with writing():
        db.session.merge(Heartbeat(name=name, at=datetime.now(UTC) - timedelta(**ago)))


def wait_since(**ago):
    with writing():
        db.session.execute(update(Arrival).values(received_at=datetime.now(UTC) - timedelta(**ago)))


def test_well(client) -> None:
    answer = client.get("/healthz")

    assert (answer.status_code, answer.text, answer.mimetype) == (200, "well\n", "text/plain")
    assert answer.headers["Cache-Control"] == "no-store"


def test_without_its_tables_it_is_not_well(client) -> None:
    db.drop_all()

    answer = client.get("/healthz")

    assert answer.status_code == 503
    assert "arrival" not in answer.text


def test_it_writes_to_find_out_whether_it_can(client, monkeypatch) -> None:
    assert lines(client) == ["well"]
    assert db.session.get(Heartbeat, SERVER) is not None

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("webapp.health.heartbeat.writing", fail)
    client.application.extensions.pop(troubles._PULSE)
    assert lines(client) == ["nothing can be written"]
