"""Sets incidents aside as not a report, and takes them back. Nothing is deleted.

No phone is told: for its sender a report stays “delivered”. A report that comes later makes the
incident new again (fold.py).
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from flask_login import current_user
from sqlalchemy import select

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents import acts
from webapp.incidents.changed import LeftAsItIs, left_unreached, why_not_aside
from webapp.incidents.models import Act, Incident
from webapp.incidents.refolding import refold
from webapp.incidents.turn import take_turn
from webapp.incidents.visible import find_visible
from webapp.incidents.work.progress.closing import propose_aside
from webapp.incidents.work.progress.unreached import is_unreached
from webapp.reports.models import Report
from webapp.vocabulary.act import ActKind, SetAsideReason
from webapp.vocabulary.lane import Lane

# The notice travels in the session's cookie.
MOST_TOLD = 10


class Chosen(NamedTuple):
    """An incident as somebody saw it: `newest` is the number of its newest report then."""

    incident: int
    newest: int


class Done(NamedTuple):
    """The acts that were done; what was left as it is, and why; and the proposal that waits."""

    acts: list[int]
    refused: list[LeftAsItIs]
    proposal: int | None = None

    @property
    def notice(self) -> dict[str, Any]:
        """What the next page says, with the acts that it offers to take back."""
        return {"count": len(self.acts), "acts": self.acts, "refused": self.refused[:MOST_TOLD]}


def set_aside(chosen: Sequence[Chosen], reason: SetAsideReason, words: str = "") -> Done:
    """Set aside those that are still new, with no report that the person has not seen.

    One of danger at a confirmed organisation must be opened first. One of rank now of which nobody
    was reached is set aside by itself alone: another person reads these `words` first. The others
    are set aside. Of two people at the same moment the second is told what the first did.
    """
    done, is_alone = Done([], []), len(chosen) == 1
    with writing():
        take_turn(db.session.connection())
        for one in chosen:
            incident = find_visible(current_user.id, one.incident)
            if incident is None:
                continue
            if left := why_not_aside(incident, seen=one.newest):
                done.refused.append(left)
            elif is_unreached(incident) and not (is_alone and words):
                done.refused.append(left_unreached(incident))
            elif is_unreached(incident):
                number = propose_aside(incident, reason, words, newest=one.newest)
                done = done._replace(proposal=number)
            else:
                done.acts.append(_set_aside(incident, reason))
    return done


def take_back(numbers: Sequence[int]) -> int:
    """Take back these acts. Returns how many incidents are new again. Idempotent."""
    with writing():
        take_turn(db.session.connection())
        return sum(_take_back(number) for number in numbers)


def _set_aside(incident: Incident, reason: SetAsideReason) -> int:
    coded = {"reason": reason.value, **_extent(incident)}
    act = _add(incident, Act(kind=ActKind.SET_ASIDE.value, coded=coded))
    _record(incident, Event.REPORT_SET_ASIDE, reason=reason.label)
    return act.id


def _extent(incident: Incident) -> dict[str, int]:
    """How far it goes now: one report more, and the act does not count any more."""
    reports = acts.count_reports(db.session.connection(), incident.id)
    return {"newest": incident.last_sequence, "reports": reports}


def _take_back(number: int) -> bool:
    act = db.session.get(Act, number)
    incident = find_visible(current_user.id, act.incident_id) if act else None
    if act is None or incident is None or not _is_in_force(act, incident):
        return False
    _add(incident, Act(kind=ActKind.TAKEN_BACK.value, coded={}, undoes=act.id))
    _record(incident, Event.REPORT_TAKEN_BACK)
    return True


def _is_in_force(act: Act, incident: Incident) -> bool:
    if act.kind != ActKind.SET_ASIDE or incident.lane != Lane.SET_ASIDE:
        return False
    return db.session.scalar(select(Act.id).where(Act.undoes == act.id)) is None


def _add(incident: Incident, act: Act) -> Act:
    """Add the act, and fold its incident again."""
    act.incident_id, act.person_id, act.at = incident.id, current_user.id, datetime.now(UTC)
    db.session.add(act)
    db.session.flush()
    refold(db.session.connection(), [incident.id])
    db.session.refresh(incident)
    return act


def _record(incident: Incident, event: Event, **facts: str) -> None:
    """In the audit log, under the report by which lists show the incident."""
    shown = db.session.get_one(Report, incident.next_sequence)
    trail.record(event, subject=shown.report_id, reference=shown.reference, **facts)
