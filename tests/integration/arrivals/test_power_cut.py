"""Opening does not wait for the disk: what a power cut undoes is opened again."""

import pytest
from sqlalchemy import delete, select, update

from tests.support.reports import post, sealed_report
from webapp.arrivals import opening
from webapp.arrivals.models import Arrival
from webapp.arrivals.opening import open_pending
from webapp.counting.models import Rollup
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.filing import file_reports
from webapp.incidents.models import Chain, Incident, IncidentFact
from webapp.reports.models import Report
from webapp.reports.opened import read_report
from webapp.texts.models import DataKey, NameToken, SealedText

pytestmark = pytest.mark.postgresql

COLUMNS = [column.name for column in Report.__table__.columns]
OF_INCIDENTS = (Chain, IncidentFact, Incident, Rollup)


def test_what_a_power_cut_undoes_is_opened_again_and_is_the_same(client) -> None:
    post(client, *[sealed_report() for _ in range(3)])

    def opened() -> list[dict[str, object]]:
        assert open_pending(read_report, file_reports) == 3
        rows = db.session.query(Report).order_by(Report.id).all()
        return [{name: row.__dict__[name] for name in COLUMNS} for row in rows]

    arrived = db.session.execute(select(Arrival.sequence, Arrival.raw)).all()
    before = opened()
    with writing():
        for table in (
            NameToken,
            Report,
            DataKey,
            SealedText,
            Chain,
            IncidentFact,
            Incident,
            Rollup,
        ):
            db.session.execute(delete(table))
        for sequence, raw in arrived:
            as_it_was = {"status": "waiting", "opened_at": None, "raw": raw}
            db.session.execute(
                update(Arrival).where(Arrival.sequence == sequence).values(as_it_was)
            )

    assert opened() == before


def test_opening_does_not_wait_for_the_disk(client, monkeypatch) -> None:
    post(client, sealed_report())
    said = []
    monkeypatch.setattr(opening, "writing", lambda **how: said.append(how) or writing(**how))

    open_pending(read_report, file_reports)

    assert said == [{"repeatable": True}]
