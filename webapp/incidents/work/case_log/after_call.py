"""Notes what a worker who was alone with it said when the unit rang: safe, who knows, who rings."""

from datetime import UTC, datetime
from typing import NamedTuple

from flask_login import current_user
from sqlalchemy import select

from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents import handling
from webapp.incidents.acts import NOT_UNDONE
from webapp.incidents.models import Act, Incident
from webapp.incidents.naming_readers import can_read
from webapp.incidents.work.adding import add_act
from webapp.incidents.work.case_log.noting import NoSuchEntry, finish, lock_incident, seal
from webapp.reports.models import Report
from webapp.vocabulary.act import ActKind
from webapp.vocabulary.knows import Knows, RingsNext, Safe
from webapp.vocabulary.times import UK
from webapp.vocabulary.waiting_for import WaitingFor

NOBODY_KNOWS = "Ring social care or the police: the worker says that nobody knows yet."
NOT_SAFE = "The worker says that they are not safe: has 999 been rung?"


class Said(NamedTuple):
    """What they said: are they safe, who knows, and who rings whom next."""

    safe: Safe
    knows: tuple[Knows, ...]
    rings: RingsNext
    whom: Knows | None = None


def note_answers(report: Report, call: int, said: Said, *, receive: bool = False) -> None:
    """Note it, and what it leaves to do, as tasks of today. With `receive`, mark it as received.

    While nobody knows, the incident stays one where nobody is reached. Raises NoSuchEntry.
    """
    with writing():
        incident = lock_incident(report)
        _require_spoken(incident, call)
        add_act(
            incident,
            ActKind.CALL_ANSWERED,
            call=call,
            safe=said.safe.value,
            knows=[one.value for one in said.knows],
            rings=said.rings.value,
            whom=said.whom.value if said.whom else None,
        )
        for text in _tasks(said):
            _add_task(incident, text)
        facts = {"safe": said.safe.label.lower(), "knows": in_words(said.knows)}
        finish(incident, report, Event.CALL_ANSWERED, **facts)
    if receive:
        handling.mark_as_received(report)


def in_words(knows: tuple[Knows, ...]) -> str:
    """`999, their lead`."""
    labels = [one.label for one in knows]
    return ", ".join(one if one[:1].isdigit() else one[0].lower() + one[1:] for one in labels)


def _require_spoken(incident: Incident, call: int) -> None:
    of_it = (Act.incident_id == incident.id) | (Incident.joined_into == incident.id)
    query = select(Act).join(Incident, Incident.id == Act.incident_id).where(of_it, Act.id == call)
    act = db.session.scalar(query.where(Act.kind == ActKind.CALL.value, NOT_UNDONE))
    if act is None or not act.coded["spoke"] or act.coded["whom"] != WaitingFor.WORKER:
        raise NoSuchEntry()


def _tasks(said: Said) -> list[str]:
    tasks = [NOBODY_KNOWS] if Knows.NOBODY in said.knows else []
    if said.safe is Safe.NO:
        tasks.append(NOT_SAFE)
    if said.rings is not RingsNext.NOBODY and said.whom:
        whom = in_words((said.whom,))
        rings = "Ring" if said.rings is RingsNext.UNIT else "Make sure that the worker rang"
        tasks.append(f"{rings} {whom}.")
    return tasks


def _add_task(incident: Incident, text: str) -> None:
    """Due now, of whoever has it, or else of whoever rang."""
    owner = incident.owner_id
    to = owner if owner is not None and can_read(owner) else current_user.id
    today = datetime.now(UTC).astimezone(UK).date()
    seal(add_act(incident, ActKind.TASK, to=to, due=today.isoformat()), text)
