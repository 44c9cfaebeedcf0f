"""A demonstration that is loaded beside a running product, whose opener takes some of the work."""

from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from webapp.arrivals import opening
from webapp.arrivals.models import Arrival, Status
from webapp.commands.demo import open_all
from webapp.demo import loading
from webapp.extensions import db


def test_it_opens_the_rest_where_the_other_was_faster(
    started: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(loading.load(20, until=datetime(2026, 11, 28, tzinfo=UTC)))
    really, was_faster = opening.open_pending, iter([True])

    def open_pending(*given: Any) -> int:
        return 0 if next(was_faster, False) else really(*given)

    monkeypatch.setattr(opening, "open_pending", open_pending)
    assert sum(open_all()) > 0
    assert {*db.session.scalars(select(Arrival.status))} == {Status.OPENED}
