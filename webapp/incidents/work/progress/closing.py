"""Closes an incident with an outcome, and reopens it. Those of rank “now” need a second person."""

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import select

from webapp.access.permissions import Permission
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.writing import writing
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
from webapp.incidents.work.progress.unreached import (
    Excuse,
    excuse_details,
    excuse_facts,
    is_unreached,
    record_excuse,
    require_excuse,
    write_words,
)
from webapp.incidents.work.tasks.mine import find_open_tasks
from webapp.people.models import User
from webapp.proposals.kinds import Approved, Kind, Payload
from webapp.proposals.proposing import add
from webapp.reports.models import Report
from webapp.vocabulary.act import ActKind, PutBackReason, ReopenedReason, SetAsideReason
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


def close(report: int, outcome: Outcome, seen: Extent, excuse: Excuse | None = None) -> int | None:
    """Close it as the person signed in, or propose it; the number of the proposal, if so. Commits.

    `excuse` says why nobody was ever reached, if so. Raises NotReceived, NotInHand, TasksOpen,
    NobodyReached, NobodyReachedThere, ChangedMeanwhile, AlreadyProposed.
    """
    incident, shown = find_incident(report)
    if needs_two(incident):
        require_unchanged(incident, seen.version)
        with writing():
            take_turn(db.session.connection())
            db.session.refresh(incident)
            facts: dict[str, Any] = {"outcome": outcome.value, "newest": seen.newest}
            facts["tasks"] = sorted(seen.tasks)
            if excuse and is_unreached(incident):
                facts |= excuse_facts(incident, excuse)
            return _propose(incident, shown, facts)
    facts = {"outcome": outcome.label}
    with changing(report, Event.INCIDENT_CLOSED, version=seen.version, **facts) as incident:
        if needs_two(incident):
            raise ChangedMeanwhile(A_REPORT_CAME)
        extent = {**_extent(incident), "newest": seen.newest}
        _require_closable(incident, extent, {}, tasks=seen.tasks)
        add_act(incident, ActKind.CLOSED, outcome=outcome.value, **extent)
    return None


def propose_aside(incident: Incident, reason: SetAsideReason, words: str, *, newest: int) -> int:
    """Propose to set aside, as not a report, one of which nobody was reached. Returns its number.

    In the caller's transaction. Raises AlreadyProposed, ChangedMeanwhile.
    """
    shown = db.session.get_one(Report, incident.next_sequence)
    facts: dict[str, Any] = {"aside": True, "unreached": reason.value, "newest": newest}
    facts["words"] = write_words(incident, words)
    return _propose(incident, shown, facts)


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
    """The act that closed it; None where its reports were erased before anybody did."""
    of_it = (Act.incident_id == incident.id) | (Incident.joined_into == incident.id)
    query = select(Act).join(Incident, Incident.id == Act.incident_id).where(of_it)
    query = query.where(Act.kind == ActKind.CLOSED.value, acts.NOT_UNDONE)
    return db.session.scalars(query.order_by(Act.id.desc()).limit(1)).first()


def _extent(incident: Incident) -> dict[str, int]:
    """How far it goes now: one report more, and it is not closed any more."""
    reports = acts.count_reports(db.session.connection(), incident.id)
    return {"newest": incident.last_sequence, "reports": reports}


def _propose(incident: Incident, shown: Report, facts: dict[str, Any]) -> int:
    """In the caller's transaction, which folds the incident: a note may have been added."""
    refold(db.session.connection(), [incident.id])
    db.session.refresh(incident)
    payload = {**_payload(incident, shown), **facts}
    return add(CLOSING, payload, subject=str(incident.id), known_to=named_for(incident))


def _require_closable(
    incident: Incident, extent: dict[str, int], payload: Payload, *, tasks: Collection[int]
) -> None:
    """`tasks` may stay open."""
    require_in_hand(incident)
    if incident.lane == Lane.NEW and not incident.not_rung_since and "aside" not in payload:
        raise NotReceived()
    require_excuse(incident, payload)
    if extent != _extent(incident):
        raise ChangedMeanwhile(A_REPORT_CAME)
    if not find_open_tasks(incident) <= set(tasks):
        raise TasksOpen()


def _payload(incident: Incident, shown: Report) -> dict[str, Any]:
    return {
        "incident": incident.id,
        "report": shown.id,
        "report_id": shown.report_id,
        "reference": shown.reference,
        **_extent(incident),
    }


def _words(payload: Payload) -> str:
    if "aside" in payload:
        return f"setting report {payload['reference']} aside as not a report"
    unreached = ", though nobody was ever reached" if "unreached" in payload else ""
    return f"closing report {payload['reference']}{unreached}"


def _details(payload: Payload) -> list[str]:
    tasks = len(payload.get("tasks", ()))
    left = [f"Tasks that stay open: {tasks}."] if tasks else []
    came = [f"Outcome: {label_of(Outcome, payload['outcome'])}."] if "outcome" in payload else []
    return [*excuse_details(payload), *came, "Its rank is “now”.", *left]


def _of(payload: Payload) -> Incident | None:
    fresh = select(Incident).where(Incident.id == payload["incident"])
    return db.session.scalar(fresh.execution_options(populate_existing=True))


def _require(payload: Payload) -> None:
    take_turn(db.session.connection())
    incident = _of(payload)
    if incident is None or incident.lane == Lane.JOINED:
        raise ChangedMeanwhile(A_REPORT_CAME)
    extent = {name: payload[name] for name in ("newest", "reports")}
    _require_closable(incident, extent, payload, tasks=payload.get("tasks", ()))


def _act(payload: Payload, approved: Approved) -> None:
    incident = _of(payload)
    assert incident is not None  # noqa: S101 - `_require` was asked in this transaction
    kept = ("outcome", "newest", "reports", "unreached")
    coded: dict[str, Any] = {name: payload[name] for name in kept if name in payload}
    kind = ActKind.CLOSED
    if "aside" in payload:
        kind, coded["reason"] = ActKind.SET_ASIDE, payload["unreached"]
    add_act(incident, kind, by=approved.proposer, second=approved.other, **coded)
    refold(db.session.connection(), [incident.id])
    if "unreached" in payload:
        record_excuse(payload)
    if "outcome" in payload:
        outcome = label_of(Outcome, payload["outcome"])
        facts = {"reference": payload["reference"], "outcome": outcome}
        proposer = db.session.get_one(User, approved.proposer).name
        trail.record(
            Event.CLOSING_APPROVED, subject=payload["report_id"], proposer=proposer, **facts
        )


def _is_by_another(payload: Payload) -> bool:
    return "unreached" in payload


CLOSING = Kind(
    name=NAME,
    permission=Permission.RECEIVE_REPORTS,
    words=_words,
    details=_details,
    require=_require,
    act=_act,
    for_readers=True,
    about=read_first,
    by_another=_is_by_another,
)
