"""Every opened report belongs to exactly one incident, whatever arrives in whatever order."""

import random
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.support import unit_reports
from tests.support.incidents import Sent, arrive, incident_of, partition
from tests.support.reports import codes, post, report, sealed_report, uuid7
from tests.support.unit_reports import deliver, open_all
from tests.support.whole_reports import whole
from webapp.arrivals import opening
from webapp.arrivals.models import Arrival
from webapp.arrivals.opening import open_pending
from webapp.arrivals.readers import Opened
from webapp.extensions import db
from webapp.incidents import refolding
from webapp.incidents.filing import file_reports
from webapp.incidents.models import Incident, IncidentFact
from webapp.reports.models import Report
from webapp.reports.opened import read_report


def ids_together() -> set[frozenset[Sent]]:
    """The partition, by what was sent: numbers depend on the order of arrival."""
    sent = {one.id: (one.report_id, one.amends) for one in db.session.scalars(select(Report))}
    return {frozenset(sent[number] for number in numbers) for numbers in partition()}


def test_any_interleaving_gives_the_same_incidents(app: Flask) -> None:
    first, second, third, unknown, alone = (uuid7() for _ in range(5))
    known = [
        *((first, None), (first, second), (uuid7(), first), (second, None), (uuid7(), second)),
        *((third, unknown), (uuid7(), unknown), (uuid7(), third), (alone, alone)),
    ]
    for turn in range(3):
        sent = random.Random(turn).sample(known, len(known))
        while sent:
            size = random.Random(len(sent)).randint(1, 4)
            batch, sent = sent[:size], sent[size:]
            arrive(app, *batch)
    assert ids_together() == {frozenset(known[:5]), frozenset(known[5:8]), frozenset(known[8:])}


@pytest.mark.parametrize("seed", range(4))
def test_the_incidents_hold_every_report_once(app: Flask, seed: int) -> None:
    chance = random.Random(seed)
    ids = [uuid7() for _ in range(6)]
    for _ in range(4):
        arrive(app, *[(chance.choice(ids), chance.choice([None, *ids])) for _ in range(4)])
    numbers = sorted(number for numbers in partition() for number in numbers)
    assert numbers == [*db.session.scalars(select(Report.id).order_by(Report.id))]
    lanes = db.session.scalars(select(Incident.lane)).all()
    assert lanes.count("new") == len(partition()) and {*lanes} <= {"new", "joined"}


def test_an_incident_that_lost_its_reports_says_where_they_are(app: Flask) -> None:
    first, second = uuid7(), uuid7()
    arrive(app, (first, None), (second, None))
    arrive(app, (second, first))
    assert [len(numbers) for numbers in partition()] == [3]
    kept, lost = db.session.scalars(select(Incident).order_by(Incident.id))
    assert (kept.lane, lost.lane, lost.joined_into) == ("new", "joined", kept.id)


def test_two_openers_at_once_make_one_incident_of_what_belongs_together(app: Flask) -> None:
    unknown = uuid7()
    items = [sealed_report(report(amends=unknown)) for _ in range(40)]
    post(app.test_client(), *items)

    def open_some(_opener: int) -> None:
        with app.app_context():
            while open_pending(read_report, file_reports, limit=3):
                pass
            db.session.remove()

    with ThreadPoolExecutor(2) as openers:
        list(openers.map(open_some, range(2)))
    assert [len(numbers) for numbers in partition()] == [40]


def test_a_correction_changes_its_incident_and_not_its_report(app: Flask) -> None:
    first = deliver(app, answers={"setting": "library"})
    inside = {"answers": {"setting": "home", "danger": "yes"}, "amends": first.report_id}
    deliver(app, inside=inside)
    found = incident_of(first.id)
    assert (found.setting, found.rank, found.last_sequence) == ("home", 0, first.id + 1)
    assert whole(db.session.get_one(Report, first.id)).answers["setting"] == "library"


def test_facts_are_those_of_all_its_reports(app: Flask) -> None:
    first = deliver(app, answers={"types": ["sexual"]})
    deliver(app, inside={"answers": {"types": ["bullying"]}, "amends": first.report_id})
    query = select(IncidentFact.code).where(IncidentFact.question == "types")
    assert db.session.scalars(query).all() == ["bullying"]


def test_a_kind_that_only_a_later_version_knows_is_no_incident(app: Flask) -> None:
    for kind in ("nothing_to_report", 7, {}):
        assert codes(post(app.test_client(), sealed_report({"kind": kind}))) == ["stored"]
    post(app.test_client(), sealed_report({"kind": None}))
    open_all(app)
    reasons = db.session.scalars(select(Arrival.reason).order_by(Arrival.sequence)).all()
    assert reasons == ["newer", "newer", "newer", None]
    assert db.session.scalar(select(func.count()).select_from(Incident)) == 1


def test_of_any_number_of_corrections_only_the_newest_are_read(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refolding, "MOST_OF_CHAIN", 2)
    first = deliver(app, answers={"danger": "yes"})
    for _ in range(3):
        deliver(app, inside={"answers": {"danger": "no"}, "amends": first.report_id})
    found = incident_of(first.id)
    assert (found.first_sequence, found.last_sequence) == (first.id, first.id + 3)
    assert (found.rank, found.next_sequence) == (0, first.id), "nothing falls or is overlooked"


def test_a_report_and_its_correction_meet_across_parts_of_a_batch(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MAX_ROWS", 1)
    first = uuid7()
    arrive(app, (first, None), (uuid7(), first), (uuid7(), first))
    assert [len(numbers) for numbers in partition()] == [3]


def test_where_another_opener_is_quicker_they_meet_all_the_same(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_late(*given: Any) -> Opened:
        monkeypatch.undo()
        assert open_pending(read_report, file_reports, limit=1) == 1
        return read_report(*given)

    first = uuid7()
    monkeypatch.setattr(unit_reports, "read_report", read_late)
    arrive(app, (first, None), (uuid7(), first))
    assert [len(numbers) for numbers in partition()] == [2]
    assert db.session.scalar(select(func.count()).select_from(Incident)) == 1
