"""Notes what nobody reports: late receipts, silence, the week's digest, that nobody can read."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, false, insert, or_, select

from webapp.arrivals.models import Arrival
from webapp.config import current_config
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.fold import RANKS
from webapp.incidents.models import IN_NEW, Incident
from webapp.incidents.naming_readers import find_blindness
from webapp.incidents.not_rung import NO_ANSWER_TWICE, not_rung_by
from webapp.incidents.turn import take_turn
from webapp.notice_settings import NoticeSettings
from webapp.notices import outbox
from webapp.notices.kinds import Kind
from webapp.notices.models import Notice, ToldLate, ToldNotRung
from webapp.reports.models import Report
from webapp.vocabulary.rank import Rank
from webapp.vocabulary.working_hours import Calendar

WEEK = timedelta(days=7)
REMIND_OF_BLINDNESS = timedelta(hours=12)
NEWEST = select(Arrival.arrived_at).order_by(Arrival.sequence.desc()).limit(1)
# Restricted incidents are in no count: whoever reads the mail may be the person they are about.
TO_RECEIVE = (IN_NEW, Incident.restricted == false())


def watch(settings: NoticeSettings, now: datetime) -> None:
    """Note each that is so, once."""
    _note_late(settings, now)
    _note_calls(Kind.NOT_RUNG, not_rung_by(now), now)
    _note_calls(Kind.NO_ANSWER, NO_ANSWER_TWICE, now)
    _note_silence(settings, now)
    _note_digest(now)
    _note_blindness(now)


def _note_late(settings: NoticeSettings, now: datetime) -> None:
    calendar = Calendar(current_config().working_days)
    limits = [calendar.hours_before(now, hours) for hours in settings.late_after]
    if not _find_late(limits):
        return
    with writing():
        take_turn(db.session.connection())
        late = _find_late(limits)  # again: another process may have noted some
        if late:
            told = [{"report_number": row.id} for row in late]
            db.session.execute(insert(ToldLate), told)
            counts = Counter(RANKS[row.rank].value for row in late)
            outbox.note(db.session.connection(), Kind.LATE, counts, now)


def _find_late(limits: Sequence[datetime]) -> Sequence[Row[Any]]:
    """Reports to be received next, of which nobody has been told; each rank has its limit."""
    is_told = select(ToldLate.report_number).where(ToldLate.report_number == Report.id)
    is_late = or_(
        *(
            (Incident.rank == rank) & (Report.arrived_at <= limit)
            for rank, limit in enumerate(limits)
        )
    )
    query = select(Report.id, Incident.rank).join(Incident, Incident.next_sequence == Report.id)
    is_waiting = Incident.not_rung_since.is_(None)
    late = query.where(*TO_RECEIVE, is_waiting, is_late, ~is_told.exists())
    return [*db.session.execute(late)]


def _note_calls(kind: Kind, is_so: ColumnElement[bool], now: datetime) -> None:
    if not _find_calls(kind, is_so):
        return
    with writing():
        take_turn(db.session.connection())
        if found := _find_calls(kind, is_so):
            told = [{"report_number": number, "kind": kind.value} for number in found]
            db.session.execute(insert(ToldNotRung), told)
            outbox.note(db.session.connection(), kind, {Rank.NOW.value: len(found)}, now)


def _find_calls(kind: Kind, is_so: ColumnElement[bool]) -> Sequence[int]:
    """Their first reports, of which nobody has been told."""
    is_told = select(ToldNotRung.report_number).where(
        ToldNotRung.report_number == Incident.first_sequence, ToldNotRung.kind == kind.value
    )
    query = select(Incident.first_sequence).where(*TO_RECEIVE, is_so, ~is_told.exists())
    return db.session.scalars(query).all()


def _note_silence(settings: NoticeSettings, now: datetime) -> None:
    days, newest = timedelta(days=settings.silent_days), db.session.scalar(NEWEST)
    if newest is None or now < newest + days:
        return
    _note_unless_since(max(newest, now - days), Kind.SILENT, {}, now)


def _note_digest(now: datetime) -> None:
    opened = Calendar(current_config().working_days).week_opened(now)
    if opened is None or now < opened:
        return
    last = outbox.last_noted(Kind.DIGEST)
    if last is None or last < opened:
        counts = {"arrived": _arrived_since(now - WEEK), "new": _count_new()}
        _note_unless_since(opened, Kind.DIGEST, counts, now)


def _note_blindness(now: datetime) -> None:
    found = find_blindness()
    if found.nobody_reads or found.unread:
        _note_unless_since(now - REMIND_OF_BLINDNESS, Kind.BLIND, found._asdict(), now)


def _note_unless_since(
    since: datetime, kind: Kind, counts: Mapping[str, Any], now: datetime
) -> None:
    last = outbox.last_noted(kind)
    if last is not None and last >= since:
        return
    with writing():
        take_turn(db.session.connection())
        last = outbox.last_noted(kind)
        if last is None or last < since:
            outbox.note(db.session.connection(), kind, counts, now)


def _arrived_since(since: datetime) -> dict[str, int]:
    query = select(Notice.counts).where(Notice.kind == Kind.ARRIVED.value, Notice.noted_at > since)
    return dict(sum(map(Counter, db.session.scalars(query)), Counter()))


def _count_new() -> dict[str, int]:
    ranks = db.session.scalars(select(Incident.rank).where(*TO_RECEIVE))
    return dict(Counter(RANKS[rank].value for rank in ranks))
