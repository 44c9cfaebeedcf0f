"""Closes an incident with an outcome, and reopens it. Those of rank “now” need a second person."""

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import select

from webapp.access.permissions import Permission
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.extensions import db
from webapp.incidents import acts
from webapp.incidents.fold import RANKS
from webapp.incidents.models import Act, Incident
from webapp.incidents.naming_readers import can_read
from webapp.incidents.read_first import read_first
from webapp.incidents.refolding import refold
from webapp.incidents.restricting import named_for
from webapp.incidents.turn import take_turn
from webapp.incidents.work.adding import add_act
from webapp.incidents.work.closing_proposals import NAME
from webapp.incidents.work.in_hand import in_hand
from webapp.incidents.work.progress.changing import (
    ChangedMeanwhile,
    NotNow,
    changing,
    find_incident,
    require_in_hand,
    require_unchanged,
)
from webapp.incidents.work.progress.pausing import NotReceived
from webapp.incidents.work.tasks.mine import find_open_tasks
from webapp.people.models import User
from webapp.proposals.kinds import Approved, Kind, Payload
from webapp.proposals.proposing import propose
from webapp.reports.models import Report
from webapp.vocabulary.act import ActKind, PutBackReason, ReopenedReason
from webapp.vocabulary.lane import Lane
from webapp.vocabulary.outcome import Outcome
from webapp.vocabulary.rank import Rank
from webapp.vocabulary.term import label_of

A_REPORT_CAME = "Another report of it came, or a colleague changed it. Look at it again first."


class TasksOpen(NotNow):
    """Tasks on it are open, and nobody has said that they may stay so."""

    sentence = "A task is open. Note it as done first, or say in the form that it may stay open."


class Extent(NamedTuple):
    """What whoever closes it has seen: its version, newest report, and the tasks left open."""

    version: int
    newest: int
    tasks: frozenset[int] = frozenset()


def close(report: int, outcome: Outcome, seen: Extent) -> int | None:
    """Close it as the person signed in, or propose it; the number of the proposal, if so. Commits.

    Raises NotReceived, NotInHand, TasksOpen, ChangedMeanwhile, AlreadyProposed.
    """
    incident, shown = find_incident(report)
    if needs_two(incident):
        require_unchanged(incident, seen.version)
        payload = _payload(incident, shown, outcome)
        payload |= {"newest": seen.newest, "tasks": sorted(seen.tasks)}
        return propose(CLOSING, payload, subject=str(incident.id), known_to=named_for(incident))
    facts = {"outcome": outcome.label}
    with changing(report, Event.INCIDENT_CLOSED, version=seen.version, **facts) as incident:
        if needs_two(incident):
            raise ChangedMeanwhile(A_REPORT_CAME)
        extent = {**_extent(incident), "newest": seen.newest}
        _require_closable(incident, extent, seen.tasks)
        add_act(incident, ActKind.CLOSED, outcome=outcome.value, **extent)
    return None


def reopen(report: int, reason: ReopenedReason, *, version: int) -> None:
    """Work on it again. Commits. A no-op where it is not closed. Raises ChangedMeanwhile."""
    facts = {"reason": reason.label}
    with changing(report, Event.INCIDENT_REOPENED, version=version, **facts) as incident:
        if incident.lane != Lane.CLOSED:
            raise ChangedMeanwhile("It is open already. Nothing was changed.")
        closed = _closed_by(incident)
        undoes = closed.id if closed else None
        add_act(incident, ActKind.REOPENED, undoes=undoes, reason=reason.value)
        put_back_from_who_left(incident)


def put_back_from_who_left(incident: Incident) -> None:
    """Whoever had it when it was closed may have left since. In the caller's transaction."""
    done = acts.find_done(db.session.connection(), [incident.id])
    owner = in_hand(done[incident.id]).owner
    if owner is not None and not can_read(owner):
        add_act(incident, ActKind.PUT_BACK, by=owner, reason=PutBackReason.LEFT.value)


def needs_two(incident: Incident) -> bool:
    """Whether one person alone cannot close it."""
    return RANKS[incident.rank] is Rank.NOW


def _closed_by(incident: Incident) -> Act | None:
    """The act that closed it; None where it was closed before outcomes were recorded."""
    of_it = (Act.incident_id == incident.id) | (Incident.joined_into == incident.id)
    query = select(Act).join(Incident, Incident.id == Act.incident_id).where(of_it)
    query = query.where(Act.kind == ActKind.CLOSED.value, acts.NOT_UNDONE)
    return db.session.scalars(query.order_by(Act.id.desc()).limit(1)).first()


def _extent(incident: Incident) -> dict[str, int]:
    """How far it goes now: one report more, and it is not closed any more."""
    reports = acts.count_reports(db.session.connection(), incident.id)
    return {"newest": incident.last_sequence, "reports": reports}


def _require_closable(incident: Incident, extent: dict[str, int], tasks: Collection[int]) -> None:
    """`tasks` may stay open."""
    require_in_hand(incident)
    if incident.lane == Lane.NEW:
        raise NotReceived()
    if extent != _extent(incident):
        raise ChangedMeanwhile(A_REPORT_CAME)
    if not find_open_tasks(incident) <= set(tasks):
        raise TasksOpen()


def _payload(incident: Incident, shown: Report, outcome: Outcome) -> dict[str, Any]:
    return {
        "incident": incident.id,
        "report": shown.id,
        "report_id": shown.report_id,
        "reference": shown.reference,
        "outcome": outcome.value,
        **_extent(incident),
    }


def _words(payload: Payload) -> str:
    return f"closing report {payload['reference']}"


def _details(payload: Payload) -> list[str]:
    tasks = len(payload.get("tasks", ()))
    left = [f"Tasks that stay open: {tasks}."] if tasks else []
    return [f"Outcome: {label_of(Outcome, payload['outcome'])}.", "Its rank is “now”.", *left]


def _of(payload: Payload) -> Incident | None:
    fresh = select(Incident).where(Incident.id == payload["incident"])
    return db.session.scalar(fresh.execution_options(populate_existing=True))


def _require(payload: Payload) -> None:
    take_turn(db.session.connection())
    incident = _of(payload)
    if incident is None or incident.lane == Lane.JOINED:
        raise ChangedMeanwhile(A_REPORT_CAME)
    extent = {name: payload[name] for name in ("newest", "reports")}
    _require_closable(incident, extent, payload.get("tasks", ()))


def _act(payload: Payload, approved: Approved) -> None:
    incident = _of(payload)
    assert incident is not None  # noqa: S101 - `_require` was asked in this transaction
    coded = {name: payload[name] for name in ("outcome", "newest", "reports")}
    add_act(incident, ActKind.CLOSED, by=approved.proposer, second=approved.other, **coded)
    refold(db.session.connection(), [incident.id])
    outcome = label_of(Outcome, payload["outcome"])
    facts = {"reference": payload["reference"], "outcome": outcome}
    proposer = db.session.get_one(User, approved.proposer).name
    trail.record(Event.CLOSING_APPROVED, subject=payload["report_id"], proposer=proposer, **facts)


CLOSING = Kind(
    name=NAME,
    permission=Permission.RECEIVE_REPORTS,
    words=_words,
    details=_details,
    require=_require,
    act=_act,
    for_readers=True,
    about=read_first,
)
