"""Finds incidents whose calls nobody made or answered, of which readers, or a lead, are told."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, bindparam, or_, select

from webapp.database.columns import UtcDateTime
from webapp.extensions import db
from webapp.incidents.models import IN_NEW, Incident
from webapp.incidents.visible import PERSON, visible_to
from webapp.incidents.work.ringing import TELL_AFTER, Called
from webapp.reports.models import Report

MOST_SHOWN = 5
NO_ANSWER_TWICE: ColumnElement[bool] = Incident.called == Called.TWICE.value


class NotRung(NamedTuple):
    """A report to open, and how far the unit is with ringing whoever sent it."""

    number: int
    reference: str
    called: str | None

    @property
    def is_twice(self) -> bool:
        """Whether whoever reported did not answer twice."""
        return self.called == Called.TWICE


def not_rung_by(now: datetime) -> ColumnElement[bool]:
    """Whether all of it was received TELL_AFTER ago, and nobody was spoken to since."""
    return Incident.not_rung_since <= now - TELL_AFTER


_SINCE = bindparam("since", type_=UtcDateTime)
_IS_ALARMING = (IN_NEW, Incident.stacked.is_(False), Incident.rank == 0)
# Made once: to write the query out takes longer than to run it.
SHOWN = (
    select(Report.id, Report.reference, Incident.called)
    .join(Incident, Incident.next_sequence == Report.id)
    .where(*_IS_ALARMING, Incident.reached.is_(False), visible_to(PERSON))
    .where(or_(Incident.not_rung_since <= _SINCE, NO_ANSWER_TWICE))
    .order_by(Incident.first_sequence)
    .limit(MOST_SHOWN + 1)
)


def find_not_rung(person_id: int) -> Sequence[NotRung]:
    """What start pages say: the longest ago first, one more than MOST_SHOWN if there are more."""
    since = datetime.now(UTC) - TELL_AFTER
    found = db.session.execute(SHOWN, {"person": person_id, "since": since})
    return [NotRung(*row) for row in found]
