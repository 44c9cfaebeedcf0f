"""Gives an incident to a colleague, with a line, or puts it back so that nobody has it."""

from typing import Any, NamedTuple

from flask_login import current_user
from sqlalchemy import select

from webapp.audit.events import Event
from webapp.database.columns import HIGHEST
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.models import Act, Incident
from webapp.incidents.refolding import refold
from webapp.incidents.turn import take_turn
from webapp.incidents.visible import find_visible
from webapp.incidents.work.adding import add_act
from webapp.incidents.work.cover.readers import Reader, readers_for
from webapp.incidents.work.progress.changing import (
    ChangedMeanwhile,
    NotNow,
    changing,
    require_in_hand,
)
from webapp.people.models import User
from webapp.texts.sealing import INCIDENT
from webapp.texts.writing import write_text
from webapp.vocabulary.act import ActKind, PutBackReason

LONGEST_LINE = 300
# The notice travels in the session's cookie.
MOST_TOLD = 10


class CannotRead(NotNow):
    """Whom it would be given to may not read it: any more, or because it is restricted."""

    sentence = "This colleague may not read it. Nothing was changed. Choose somebody else."


class HasIt(NotNow):
    """Whom it would be given to has it."""

    sentence = "They have it already. Nothing was changed."


class Given(NamedTuple):
    """To whom incidents were given, by which acts; for each that could not be, a sentence.

    `away` is one that says so, where they are away.
    """

    to: str
    acts: list[int]
    refused: list[str]
    away: str = ""

    @property
    def notice(self) -> dict[str, Any]:
        """What the next page says, with the acts that it offers to take back."""
        refused = self.refused[:MOST_TOLD]
        return {"to": self.to, "acts": self.acts, "refused": refused, "away": self.away}


def find_reader(incident: Incident, person: int) -> Reader:
    """This person, if they can read it. Raises CannotRead."""
    found = next((one for one in readers_for(incident) if one.number == person), None)
    if found is None:
        raise CannotRead()
    return found


def give(report: int, to: int, line: str, *, version: int) -> Given:
    """Give it to this person. Commits. Raises CannotRead, HasIt, NotInHand, ChangedMeanwhile."""
    name = _name_of(to)
    with changing(report, Event.INCIDENT_GIVEN, version=version, name=name) as incident:
        require_in_hand(incident)
        if to == incident.owner_id:
            raise HasIt()
        reader = find_reader(incident, to)
        act = add_act(incident, ActKind.GIVEN, to=to)
        if line:
            write_text(INCIDENT, incident.id, line.encode(), version=act.id)
        number = act.id
    return Given(name, [number], [], reader.notice)


def take_back(act: int) -> bool:
    """Take back that the person signed in gave an incident. Commits.

    False if anything was done about it since, or it was not they.
    """
    found = _given_by_me(act)
    if found is None:
        return False
    incident, name = found
    what = {"what": f"that it was given to {name}"}
    try:
        with changing(incident.next_sequence, Event.WORK_TAKEN_BACK, version=act, **what) as given:
            if given.version != act:
                raise ChangedMeanwhile()
            add_act(given, ActKind.TAKEN_BACK, undoes=act)
    except NotNow:
        return False
    return True


def put_back(report: int, reason: PutBackReason, *, version: int) -> None:
    """Nobody has it then. Commits. Raises NotInHand, ChangedMeanwhile."""
    facts = {"reason": reason.label}
    with changing(report, Event.INCIDENT_PUT_BACK, version=version, **facts) as incident:
        require_in_hand(incident)
        if incident.owner_id is not None:
            add_act(incident, ActKind.PUT_BACK, reason=reason.value)


def note_seen(incident: Incident) -> None:
    """It is no longer newly given once whoever has it opens it. Commits. Idempotent."""
    if not _is_newly_mine(incident):
        return
    with writing():
        connection = db.session.connection()
        take_turn(connection)
        db.session.refresh(incident)
        if _is_newly_mine(incident):
            add_act(incident, ActKind.GIVEN_SEEN)
            refold(connection, [incident.id])


def _given_by_me(number: int) -> tuple[Incident, str] | None:
    """The incident that this act of the person signed in gave to somebody, and to whom."""
    act = db.session.get(Act, min(number, HIGHEST))
    if act is None or (act.kind, act.person_id) != (ActKind.GIVEN, current_user.id):
        return None
    incident = find_visible(current_user.id, act.incident_id)
    return (incident, _name_of(act.coded["to"])) if incident else None


def _name_of(person: int) -> str:
    """Raises CannotRead."""
    name = db.session.scalar(select(User.name).where(User.id == person))
    if name is None:
        raise CannotRead()
    return name


def _is_newly_mine(incident: Incident) -> bool:
    return bool(incident.owner_id == current_user.id and not incident.given_seen)
