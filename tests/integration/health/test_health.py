"""The health check."""

from webapp.extensions import db


def test_well(client) -> None:
    answer = client.get("/healthz")

    assert (answer.status_code, answer.text, answer.mimetype) == (200, "well\n", "text/plain")
    assert answer.headers["Cache-Control"] == "no-store"


def test_without_its_tables_it_is_not_well(client) -> None:
    db.drop_all()

    answer = client.get("/healthz")

    assert answer.status_code == 503
    assert "arrival" not in answer.text
