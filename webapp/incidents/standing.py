"""How urgent a report's incident is: its rank, and whether anybody was reached."""

from typing import Any, NamedTuple

from sqlalchemy import Row, select

from webapp.extensions import db
from webapp.incidents.fold import RANKS
from webapp.incidents.models import Chain, Incident
from webapp.incidents.work.ringing import Called
from webapp.reports.models import Report
from webapp.vocabulary.lane import Lane
from webapp.vocabulary.rank import Rank

UNREACHED_WORDS = {
    Called.NOT_RUNG: "Not rung",
    Called.NO_ANSWER: "No answer",
    Called.TWICE: "No answer twice",
    Called.ASKS: "Spoke: note who knows",
    Called.SPOKE: "Nobody knows yet",
}
DONE = (Lane.CLOSED, Lane.SET_ASIDE, Lane.JOINED)


class Standing(NamedTuple):
    """The gravest rank, and whether nobody who can act was spoken to."""

    rank: Rank
    nobody_reached: bool
    about_lead: bool = False
    fell_from: Rank | None = None
    """What it was before a correction that nobody has opened."""
    lane: Lane = Lane.NEW
    called: Called = Called.NOT_RUNG
    """How far the unit is with ringing whoever reported."""

    @property
    def is_new(self) -> bool:
        """Whether a report of it is not marked as received yet, or somebody must be rung first."""
        return self.lane is Lane.NEW

    @property
    def is_done(self) -> bool:
        """Whether nobody works on it any more."""
        return self.lane in DONE

    @property
    def ring_first(self) -> bool:
        """Whether somebody must ring the reporter first: until somebody is reached."""
        return self.nobody_reached and self.rank is Rank.NOW and not self.is_done

    @property
    def must_be_rung(self) -> bool:
        """Whether nobody at the unit has tried to ring yet, though somebody must."""
        return self.ring_first and self.called is Called.NOT_RUNG

    @property
    def words(self) -> str:
        """What lists say of it while somebody must be rung."""
        return UNREACHED_WORDS[self.called]


def incident_of(report: Report) -> Incident:
    """The incident of this report."""
    query = select(Incident).join(Chain, Chain.incident_id == Incident.id)
    return db.session.scalars(query.where(Chain.id == report.chain_id)).one()


def incident_standing(incident: Incident | Row[Any]) -> Standing:
    """The standing of an incident, or of a row with its columns."""
    fell_from = incident.fell_from
    return Standing(
        RANKS[incident.rank],
        not incident.reached,
        incident.about_lead,
        None if fell_from is None else RANKS[fell_from],
        Lane[incident.lane.upper()],
        Called(incident.called or Called.NOT_RUNG),
    )
