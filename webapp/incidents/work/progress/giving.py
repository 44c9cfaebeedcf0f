"""Gives an incident to a colleague, with a line, or puts it back so that nobody has it."""

from flask_login import current_user
from sqlalchemy import select

from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.models import Incident, RestrictedTo
from webapp.incidents.naming_readers import CAN_READ
from webapp.incidents.refolding import refold
from webapp.incidents.turn import take_turn
from webapp.incidents.work.adding import add_act
from webapp.incidents.work.progress.changing import NotNow, changing, require_in_hand
from webapp.people.models import User
from webapp.texts.sealing import INCIDENT
from webapp.texts.writing import write_text
from webapp.vocabulary.act import ActKind, PutBackReason

LONGEST_LINE = 300


class CannotRead(NotNow):
    """Whom it would be given to may not read it: any more, or because it is restricted."""

    sentence = "This colleague may not read it. Nothing was changed. Choose somebody else."


def readers_for(incident: Incident) -> list[tuple[int, str]]:
    """Everybody who can read it, by name."""
    query = select(User.id, User.name).where(CAN_READ)
    if incident.restricted:
        named = select(RestrictedTo.person_id).where(RestrictedTo.incident_id == incident.id)
        query = query.where(User.id.in_(named))
    found = [(row.id, row.name) for row in db.session.execute(query)]
    return sorted(found, key=lambda one: one[1])


def give(report: int, to: int, line: str, *, version: int) -> None:
    """Give it to this person. Commits. Raises CannotRead, NotInHand, ChangedMeanwhile."""
    name = _name_of(to)
    with changing(report, Event.INCIDENT_GIVEN, version=version, name=name) as incident:
        require_in_hand(incident)
        if to == incident.owner_id or to not in dict(readers_for(incident)):
            raise CannotRead()
        act = add_act(incident, ActKind.GIVEN, to=to)
        if line:
            write_text(INCIDENT, incident.id, line.encode(), version=act.id)


def put_back(report: int, reason: PutBackReason, *, version: int) -> None:
    """Nobody has it then. Commits. Raises NotInHand, ChangedMeanwhile."""
    facts = {"reason": reason.label}
    with changing(report, Event.INCIDENT_PUT_BACK, version=version, **facts) as incident:
        require_in_hand(incident)
        if incident.owner_id is not None:
            add_act(incident, ActKind.PUT_BACK, reason=reason.value)


def note_seen(incident: Incident | None) -> None:
    """It is no longer newly given once whoever has it opens it. Commits. Idempotent."""
    if incident is None or not _is_newly_mine(incident):
        return
    with writing():
        connection = db.session.connection()
        take_turn(connection)
        db.session.refresh(incident)
        if _is_newly_mine(incident):
            add_act(incident, ActKind.GIVEN_SEEN)
            refold(connection, [incident.id])


def _name_of(person: int) -> str:
    """Raises CannotRead."""
    name = db.session.scalar(select(User.name).where(User.id == person))
    if name is None:
        raise CannotRead()
    return name


def _is_newly_mine(incident: Incident) -> bool:
    return bool(incident.owner_id == current_user.id and not incident.given_seen)
