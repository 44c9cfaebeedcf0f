"""An arrival is opened once, however many openers there are and however often it fails."""

import json
import logging
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from tests.support.reports import codes, envelope, large_report, post, report, sealed_report
from tests.support.whole_reports import raw_of
from webapp.arrivals import opening
from webapp.arrivals.models import Arrival
from webapp.arrivals.opening import open_pending
from webapp.arrivals.storage import KEPT_WHEN_TRIMMED
from webapp.extensions import db
from webapp.incidents.filing import file_reports
from webapp.reports.models import Report
from webapp.reports.opened import read_report

pytestmark = pytest.mark.postgresql


def arrivals():
    db.session.rollback()
    return db.session.query(Arrival).order_by(Arrival.sequence).all()


def states():
    return [(arrival.status, arrival.reason) for arrival in arrivals()]


def commits_while_opening() -> tuple[int, int]:
    """How many arrivals were opened, in how many transactions."""
    commits = []
    event.listen(db.session, "after_commit", commits.append)
    opened = open_pending(read_report, file_reports)
    return opened, len(commits)


def test_waiting_arrivals_are_opened_in_the_order_they_came(client) -> None:
    items = [sealed_report() for _ in range(5)]
    post(client, *items[:3])
    post(client, *items[3:])

    opened = open_pending(read_report, file_reports, limit=4)

    seen = [one.report_id for one in db.session.query(Report).order_by(Report.id)]
    assert (opened, seen) == (4, [item["id"] for item in items[:4]])
    assert [arrival.status for arrival in arrivals()] == ["opened"] * 4 + ["waiting"]
    assert arrivals()[0].opened_at is not None


def test_nothing_is_opened_twice(client) -> None:
    post(client, sealed_report())

    assert (open_pending(read_report, file_reports), open_pending(read_report, file_reports)) == (
        1,
        0,
    )
    assert db.session.query(Report).count() == 1


def test_an_arrival_quarantined_at_the_door_is_not_opened(client) -> None:
    post(client, b"{}")

    assert open_pending(read_report, file_reports) == 0


def test_two_openers_at_once_open_each_arrival_once(app, client) -> None:
    for _ in range(4):
        post(client, *[sealed_report() for _ in range(50)])

    def open_all(_opener):
        with app.app_context():
            opened = 0
            while some := open_pending(read_report, file_reports, limit=20):
                opened += some
            db.session.remove()
            return opened

    with ThreadPoolExecutor(2) as openers:
        opened = sum(openers.map(open_all, range(2)))

    assert opened == db.session.query(Report).count() == 200
    assert {arrival.status for arrival in arrivals()} == {"opened"}


def test_nothing_is_locked_while_a_report_is_unsealed_and_read(client) -> None:
    post(client, *[sealed_report() for _ in range(3)])
    db.session.rollback()
    open_transactions = []

    def watch(arrival, plaintext):
        open_transactions.append(db.session().in_transaction())
        return read_report(arrival, plaintext)

    assert open_pending(watch, file_reports) == 3
    assert open_transactions == [False, False, False]


def test_large_reports_are_stored_in_short_transactions(app, client, monkeypatch) -> None:
    post(client, *[sealed_report(report(answers={"ages": list(range(40))})) for _ in range(6)])
    monkeypatch.setattr(opening, "MAX_BYTES", 1200)

    assert commits_while_opening() == (6, 6)


def test_large_junk_is_trimmed_in_short_transactions(app, client, monkeypatch) -> None:
    large = [large_report() for _ in range(6)]
    post(client, *[envelope(one["sealed"][:-18], report_id=one["id"]) for one in large])
    monkeypatch.setattr(opening, "MAX_BYTES", 2 * len(json.dumps(large[0])))

    assert commits_while_opening() == (6, 3)
    assert [arrival.trimmed for arrival in arrivals()] == [True] * 6


TOO_MUCH = {
    "9,000 calls": {"answers": {"rung": [{}] * 9_000}},
    "21 calls": {"answers": {"rung": [{}] * 21}},
    "51 types": {"answers": {"types": ["sexual"] * 51}},
    "201 ticks": {"ticks": ["a"] * 201},
    "a long list where none is known": {"made_up": {"inner": [0] * 51}},
    "101 unknown names": {str(number): 0 for number in range(101)},
    "more than 48 kB": {"answers": {"before_we_ring": "x" * 49_152}},
}


@pytest.mark.parametrize("inside", TOO_MUCH.values(), ids=TOO_MUCH)
def test_more_than_a_form_can_make_is_quarantined_and_its_neighbours_are_opened(
    client, inside
) -> None:
    post(client, sealed_report(), sealed_report(inside), sealed_report())

    assert open_pending(read_report, file_reports) == 3
    assert states() == [("opened", None), ("quarantined", "too_much"), ("opened", None)]


def test_as_much_as_a_form_can_make_is_opened(client) -> None:
    full = {
        "answers": {"rung": [{}] * 20, "types": ["sexual"] * 50},
        "ticks": ["a"] * 200,
        **{str(number): 0 for number in range(100)},
    }
    post(client, sealed_report(full))

    assert open_pending(read_report, file_reports) == 1
    assert states() == [("opened", None)]


def test_a_database_failure_leaves_everything_waiting(client) -> None:
    post(client, sealed_report())

    def lose_the_database(arrival, plaintext):
        raise OperationalError("INSERT", {}, Exception("disk I/O error"))

    with pytest.raises(OperationalError):
        open_pending(lose_the_database, file_reports)
    assert states() == [("waiting", None)]
    assert open_pending(read_report, file_reports) == 1


def spoilt(change):
    """An envelope whose seal was changed on its way, with the digest that fits."""
    sound = sealed_report()
    return envelope(change(sound["sealed"]), report_id=sound["id"])


DO_NOT_OPEN = {
    "a bad tag": (lambda: spoilt(lambda sealed: sealed[:-4] + "AAAA"), "damaged"),
    "a tag cut short": (lambda: spoilt(lambda sealed: sealed[:-18]), "damaged"),
    "another text under the tag": (
        lambda: spoilt(lambda sealed: re.sub(r"[^.]+(?=\.[^.]+$)", "AAAA", sealed)),
        "damaged",
    ),
    "nothing but letters": (
        lambda: spoilt(lambda sealed: sealed[: sealed.index("..")] + "..AA.AA.AA"),
        "damaged",
    ),
    "a bomb": (lambda: sealed_report(b'{"x":"' + b" " * 5_000_000 + b'"}'), "bomb"),
}


@pytest.mark.parametrize("alone", [True, False], ids=["alone", "between"])
@pytest.mark.parametrize(("make", "reason"), DO_NOT_OPEN.values(), ids=DO_NOT_OPEN)
def test_a_seal_that_does_not_open_is_quarantined_and_its_neighbours_are_opened(
    client, make, reason, alone
) -> None:
    bad = make()
    items = [bad] if alone else [sealed_report(), bad, sealed_report()]
    assert codes(post(client, *items)) == ["stored"] * len(items)

    assert open_pending(read_report, file_reports) == len(items)

    became = [("quarantined", reason) if item is bad else ("opened", None) for item in items]
    assert states() == became
    sent = [json.dumps(item).encode() for item in items]
    assert [raw_of(one) for one in db.session.query(Report).order_by(Report.id)] == [
        raw for raw, item in zip(sent, items, strict=True) if item is not bad
    ]
    assert arrivals()[items.index(bad)].raw == json.dumps(bad).encode()[:KEPT_WHEN_TRIMMED]
    assert [arrival.size for arrival in arrivals()] == [*map(len, sent)]


def test_quarantines_are_logged_in_one_line_without_their_texts_or_ids(client, caplog) -> None:
    item = sealed_report(b"secret")
    post(client, item, sealed_report(b"secret too"))

    with caplog.at_level(logging.DEBUG):
        open_pending(read_report, file_reports)

    assert "quarantined as not_json: arrivals 1, 2" in caplog.text
    assert "secret" not in caplog.text
    assert item["id"] not in caplog.text
