"""Reports that nobody receives, silence, and the week's digest."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from tests.support.cast import ADMINISTRATOR, LEAD, OFFICER, UNIT, Enter
from tests.support.second_person import closes_accounts
from webapp.arrivals.models import Arrival
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.models import Incident
from webapp.notices import outbox
from webapp.notices.kinds import Kind
from webapp.notices.models import Notice
from webapp.notices.watching import watch
from webapp.people.models import User
from webapp.reports.models import Report
from webapp.vocabulary.times import UK

pytestmark = pytest.mark.postgresql

DAY = timedelta(days=1)
TUESDAY = datetime(2026, 12, 1, 10, tzinfo=UK)
MORNING = TUESDAY.replace(hour=9)


@pytest.fixture
def waiting(told, arrive):
    """Three reports, one of each rank, that arrived on a Tuesday at ten."""
    arrive(answers={"danger": "yes"})
    arrive()
    arrive()
    with writing():
        for table in (Report, Arrival):
            db.session.execute(update(table).values(arrived_at=TUESDAY))
        ranks = {number: rank for rank, number in enumerate(sorted(ids()))}
        for number, rank in ranks.items():
            db.session.execute(update(Incident).where(Incident.id == number).values(rank=rank))


def ids():
    return [each for (each,) in db.session.query(Incident.id)]


def noted(kind):
    db.session.expire_all()
    return [one.counts for one in db.session.query(Notice).filter_by(kind=kind.value)]


@pytest.mark.usefixtures("waiting")
def test_each_rank_is_late_after_its_own_working_hours_and_once(told) -> None:
    for hours in (0.5, 1, 2, 4, 5, 23, 48, 49, 72):
        watch(told, TUESDAY + timedelta(hours=hours))
    assert noted(Kind.LATE) == [{"now": 1}, {"today": 1}, {"routine": 1}]


@pytest.mark.usefixtures("waiting")
def test_what_is_late_goes_to_the_second_address(told, box, send) -> None:
    watch(told, TUESDAY + timedelta(hours=4))
    send(TUESDAY + timedelta(hours=4))
    assert "E-safety: 2 reports not received in time" in box.subjects
    assert "manager@example.org" in box.recipients


@pytest.mark.usefixtures("waiting")
def test_what_was_received_is_not_late(told, enter) -> None:
    officer = enter(OFFICER)
    for number in (1, 2, 3):
        officer.submits(f"/unit/reports/{number}/received", page=f"/unit/reports/{number}")
    watch(told, TUESDAY + 30 * DAY)
    assert noted(Kind.LATE) == []


def test_readers_are_told_once_that_nobody_was_rung_and_of_two_no_answers(
    told, arrive, enter
) -> None:
    arrive(path={"danger": "yes"}, answers={"rung": []})
    officer, page = enter(OFFICER), "/unit/reports/1"
    officer.submits(f"{page}/received", page=page)
    now = datetime.now(UK)
    for minutes in (10, 14, 16, 20):
        watch(told, now + timedelta(minutes=minutes))
    watch(told, now + 30 * DAY)
    assert noted(Kind.NOT_RUNG) == [{"now": 1}]
    assert noted(Kind.LATE) == [], "it was received"
    for _ in range(2):
        call = {"call-whom": "worker", "call-result": "no_answer"}
        officer.submits(f"{page}/log/calls", call, page=page)
    watch(told, now)
    watch(told, now)
    assert noted(Kind.NO_ANSWER) == [{"now": 1}]


@pytest.mark.usefixtures("waiting")
def test_a_restricted_incident_is_counted_in_no_mail(told) -> None:
    with writing():
        db.session.execute(update(Incident).values(restricted=True))
    watch(told, TUESDAY + 7 * DAY)
    assert noted(Kind.LATE) == []
    assert noted(Kind.DIGEST)[0]["new"] == {}


@pytest.mark.usefixtures("waiting")
def test_silence_is_told_once_for_each_so_many_days(told) -> None:
    for days in (13, 14, 14.5, 15, 28, 29):
        watch(told, TUESDAY + days * DAY)
    assert len(noted(Kind.SILENT)) == 2


def test_nothing_is_said_of_silence_before_anything_arrived(told) -> None:
    watch(told, TUESDAY)
    assert noted(Kind.SILENT) == []


@pytest.mark.usefixtures("waiting")
def test_a_digest_comes_when_the_week_opens_and_once(told) -> None:
    with writing():
        outbox.note(db.session.connection(), Kind.DIGEST, {}, MORNING - DAY)
        db.session.execute(update(Notice).where(Notice.kind == "arrived").values(noted_at=TUESDAY))
    for hours in (0, 143, 144, 145, 160):
        watch(told, MORNING + timedelta(hours=hours))
    digest = noted(Kind.DIGEST)[1:]
    assert [sum(one["arrived"].values()) for one in digest] == [3]
    assert digest[0]["new"] == {"now": 1, "today": 1, "routine": 1}


def test_that_nobody_reads_is_told_to_the_unit_and_each_lead_twice_a_day(
    told, box, send, enter: Enter
) -> None:
    enter(ADMINISTRATOR)
    watch(told, MORNING)
    assert noted(Kind.BLIND) == []
    closes_accounts(*(one for one in UNIT if one not in (ADMINISTRATOR, LEAD)))
    with writing():
        db.session.execute(update(User).values(locked_until=datetime.now(UTC) + DAY))
    for hours in (1, 2, 12, 14):
        watch(told, MORNING + timedelta(hours=hours))
    assert noted(Kind.BLIND) == [{"nobody_reads": True, "unread": 0}] * 2
    send(MORNING + timedelta(hours=15))
    mails = [mail for mail in box.mails if "must be able to read" in mail["Subject"]]
    assert [mail["To"] for mail in mails] == ["unit@example.org", LEAD.email]
    assert not any(one.name in str(mail) for mail in mails for one in UNIT)
