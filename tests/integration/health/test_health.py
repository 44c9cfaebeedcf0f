"""The health check answers well, or tries what does not work."""

from tests.support.health_check import lines
from webapp.extensions import db
from webapp.health import troubles
from webapp.health.heartbeat import SERVER, Heartbeat


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
