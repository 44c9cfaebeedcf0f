"""Each opening of a report is recorded, once in half an hour for each person."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import update

from tests.support.cast import LEAD, Enter
from tests.support.unit_reports import deliver
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents import handling
from webapp.incidents.models import Reading

pytestmark = pytest.mark.postgresql


def test_opening_twice_in_half_an_hour_is_recorded_once(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    lead, address = enter(LEAD), f"/unit/reports/{report.id}"
    lead.opens(address)
    assert lead.opens(address).text.count("opened report") == 1
    with writing():
        earlier = datetime.now(UTC) - handling.ONE_READING
        db.session.execute(update(Reading).values(at=earlier))
    for _ in range(2):
        assert lead.opens(address).text.count("Lena Lead opened it, 2 times.") == 1
