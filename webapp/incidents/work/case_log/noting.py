"""Notes in an incident's log what somebody at the unit did. Each entry is an act.

What was typed is sealed under the incident's data key, as the version of the act's number.
"""

from collections.abc import Container
from datetime import UTC, datetime
from typing import Any, NamedTuple

from flask_login import current_user
from sqlalchemy import select

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.columns import HIGHEST
from webapp.database.writing import writing
from webapp.drafts import keeping as drafts
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents.acts import NOT_UNDONE
from webapp.incidents.models import Act, Chain, Incident
from webapp.incidents.queries import NoSuchReport
from webapp.incidents.refolding import refold
from webapp.incidents.standing import incident_of
from webapp.incidents.turn import take_turn
from webapp.incidents.visible import find_visible
from webapp.incidents.work.adding import add_act
from webapp.reports.models import Report
from webapp.texts.sealing import INCIDENT
from webapp.texts.writing import write_text
from webapp.vocabulary.act import ActKind
from webapp.vocabulary.ground import Ground
from webapp.vocabulary.incident import CallResult
from webapp.vocabulary.times import format_clock
from webapp.vocabulary.waiting_for import WaitingFor

# What can be taken back, and what the audit log calls it. A note is corrected instead.
TAKEN_BACK = {
    ActKind.CALL.value: "a call",
    ActKind.CALL_ANSWERED.value: "what the worker said",
    ActKind.TOLD.value: "that somebody was told",
    ActKind.ASKED_TO_RING.value: "that their phone asks them to ring",
    ActKind.THEY_RANG.value: "that they rang",
    ActKind.TASK.value: "a task",
    ActKind.TASK_DONE.value: "that a task was done",
}


class Call(NamedTuple):
    """Somebody at the unit rang somebody."""

    whom: WaitingFor
    result: CallResult
    at: datetime


class NoSuchEntry(AppError):
    """Its report was split off, or it never was."""

    status = 404
    sentence = "This is not in the log any more: its report may have been split off."


class NoteChanged(AppError):
    """Somebody else corrected the note meanwhile. The sentence says who."""

    status = 409


def note_call(report: Report, call: Call, reference: str) -> None:
    """Note a call. Which of them clear “nobody reached” is in in_hand.py.

    It names the report: one with whoever sent it is told to their phone (spoken.py).
    """
    coded: dict[str, Any] = {
        "report": report.id,
        "whom": call.whom.value,
        "spoke": call.result is CallResult.SPOKE,
        "result": call.result.value,
        "at": call.at.astimezone(UTC).isoformat(timespec="minutes"),
    }
    facts = {"whom": call.whom.label, "result": call.result.label.lower()}
    with writing():
        incident = lock_incident(report)
        # One worker was spoken to, and not those who sent what was joined with it.
        is_worker = call.whom is WaitingFor.WORKER
        coded["chains"] = [report.chain_id] if is_worker else _chains_of(incident)
        seal(add_act(incident, ActKind.CALL, **coded), reference)
        finish(incident, report, Event.CALL_NOTED, **facts)


def note_told(report: Report, whom: WaitingFor, ground: Ground, reference: str) -> None:
    """Note that somebody outside was told, and on what ground."""
    with writing():
        incident = lock_incident(report)
        coded: dict[str, Any] = {
            "whom": whom.value,
            "ground": ground.value,
            "chains": _chains_of(incident),
        }
        seal(add_act(incident, ActKind.TOLD, **coded), reference)
        facts = {"whom": whom.label, "ground": ground.label}
        finish(incident, report, Event.TELLING_NOTED, **facts)


def write_note(report: Report, text: str) -> None:
    """Write a note."""
    with writing():
        incident = lock_incident(report)
        seal(add_act(incident, ActKind.NOTE), text)
        drafts.note_sent(drafts.NOTE, number=report.id)
        finish(incident, report, Event.NOTE_WRITTEN)


def correct_note(report: Report, note: int, text: str, *, seen: int) -> None:
    """Add a version of a note; `seen` is the act of the version that the person corrects.

    Raises NoteChanged, NoSuchEntry.
    """
    with writing():
        incident = lock_incident(report)
        _require_unchanged(incident, find_act(incident, note, {ActKind.NOTE.value}), seen)
        seal(add_act(incident, ActKind.NOTE_CORRECTED, note=note), text)
        finish(incident, report, Event.NOTE_CORRECTED)


def take_back(report: Report, number: int) -> bool:
    """Take back an entry that was made by mistake. False if somebody already has."""
    with writing():
        incident = lock_incident(report)
        act = find_act(incident, number, TAKEN_BACK.keys())
        if db.session.scalar(select(Act.id).where(Act.id == act.id, NOT_UNDONE)) is None:
            return False
        undoing = add_act(incident, ActKind.TAKEN_BACK)
        undoing.undoes, undoing.report_number = act.id, act.report_number
        db.session.flush()
        finish(incident, report, Event.WORK_TAKEN_BACK, what=TAKEN_BACK[act.kind])
    return True


def lock_incident(report: Report) -> Incident:
    """The incident of this report, which only this transaction changes. Raises NoSuchReport."""
    take_turn(db.session.connection())
    incident = find_visible(current_user.id, incident_of(report).id)
    if incident is None or report.erased_at:
        raise NoSuchReport()
    return incident


def find_act(incident: Incident, number: int, kinds: Container[str]) -> Act:
    """An act of one of these kinds on this incident. Raises NoSuchEntry."""
    whole = select(Incident.id).where(Incident.joined_into == incident.id)
    is_here = (Act.incident_id == incident.id) | Act.incident_id.in_(whole)
    act = db.session.scalar(select(Act).where(Act.id == min(number, HIGHEST), is_here))
    if act is None or act.kind not in kinds:
        raise NoSuchEntry()
    return act


def finish(incident: Incident, report: Report, event: Event, **facts: str) -> None:
    """Fold the incident again, and record the event under this report."""
    refold(db.session.connection(), [incident.id])
    trail.record(event, subject=report.report_id, reference=report.reference, **facts)


def seal(act: Act, text: str) -> None:
    """Seal what was typed as the text of this act; a no-op if nothing was."""
    if text:
        write_text(INCIDENT, act.incident_id, text.encode(), version=act.id)


def _chains_of(incident: Incident) -> list[int]:
    of_it = select(Chain.id).where(Chain.incident_id == incident.id).order_by(Chain.id)
    return [*db.session.scalars(of_it)]


def _require_unchanged(incident: Incident, note: Act, seen: int) -> None:
    of_it = Act.coded["note"].as_integer() == note.id
    query = select(Act).where(Act.incident_id.in_([incident.id, note.incident_id]), of_it)
    corrected = db.session.scalars(query.where(Act.kind == ActKind.NOTE_CORRECTED.value)).all()
    newest = max(corrected, key=lambda act: act.id, default=note)
    if newest.id != seen:
        raise NoteChanged(
            f"{newest.person.name} corrected this note at {format_clock(newest.at)}. "
            "Read it first. What you typed is still here."
        )
