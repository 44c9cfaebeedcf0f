"""Notes that a lead looked at how an incident was closed, or gives it back to whoever closed it."""

from typing import NamedTuple

from flask_login import current_user
from sqlalchemy import select

from webapp.audit.events import Event
from webapp.extensions import db
from webapp.incidents.acts import find_done
from webapp.incidents.models import Incident
from webapp.incidents.work.adding import add_act
from webapp.incidents.work.case_log.noting import seal
from webapp.incidents.work.cover.readers import readers_for
from webapp.incidents.work.in_hand import Done
from webapp.incidents.work.progress.changing import (
    ChangedMeanwhile,
    NotNow,
    changing,
    find_incident,
    require_unchanged,
)
from webapp.incidents.work.progress.closing import put_back_from_who_left
from webapp.people.models import User
from webapp.vocabulary.act import ActKind, ReopenedReason
from webapp.vocabulary.lane import Lane


class ClosedItYourself(NotNow):
    """Nobody looks at what they closed, or approved, themselves."""

    sentence = "You closed this yourself, or approved it. Another lead looks at it."


class Closing(NamedTuple):
    """Who closed it, who approved that, if anybody did, and the act."""

    by: int
    second: int | None
    act: int

    def is_of(self, person: int) -> bool:
        """Whether this person had a part in it."""
        return person in (self.by, self.second)


def note_looked_at(report: int, note: str, *, version: int) -> None:
    """Leave it closed. Commits. Raises ClosedItYourself, ChangedMeanwhile, NoSuchReport."""
    with changing(report, Event.INCIDENT_LOOKED_AT, version=version) as incident:
        _require_closed(incident)
        seal(add_act(incident, ActKind.LOOKED_AT), note)


def give_back(report: int, line: str, *, version: int) -> None:
    """Reopen it, and give it with this line to whoever closed it, if they can still read it.

    Commits. Raises ClosedItYourself, ChangedMeanwhile, NoSuchReport.
    """
    before = find_incident(report)[0]
    require_unchanged(before, version)
    closer = _closer_name(before)
    with changing(report, Event.INCIDENT_GIVEN_BACK, version=version, name=closer) as incident:
        closing = _require_closed(incident)
        reason = ReopenedReason.GIVEN_BACK.value
        add_act(incident, ActKind.REOPENED, undoes=closing.act, reason=reason)
        if closing.by in [reader.number for reader in readers_for(incident)]:
            seal(add_act(incident, ActKind.GIVEN, to=closing.by), line)
        else:
            seal(add_act(incident, ActKind.NOTE), line)
            put_back_from_who_left(incident)


def _closer_name(incident: Incident) -> str:
    by = _closing(incident).by
    return db.session.scalars(select(User.name).where(User.id == by)).one()


def _require_closed(incident: Incident) -> Closing:
    closing = _closing(incident)
    if closing.is_of(current_user.id):
        raise ClosedItYourself()
    return closing


def _closing(incident: Incident) -> Closing:
    """Raises ChangedMeanwhile, where it is not closed, or a lead was faster."""
    acts: list[Done] = find_done(db.session.connection(), [incident.id]).get(incident.id, [])
    act = max(
        (one for one in acts if one.kind == ActKind.CLOSED),
        key=lambda one: one.number,
        default=None,
    )
    if act is None or incident.lane != Lane.CLOSED or not incident.to_look_at:
        raise ChangedMeanwhile("There is nothing to look at any more. Nothing was changed.")
    return Closing(act.by, act.coded.get("second"), act.number)
