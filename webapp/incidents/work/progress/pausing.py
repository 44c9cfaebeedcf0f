"""Notes that an incident waits for somebody until a day, and that the work on it goes on."""

from datetime import date
from typing import Any

from webapp.audit.events import Event
from webapp.incidents.work.adding import add_act
from webapp.incidents.work.progress.changing import NotNow, changing, require_in_hand
from webapp.vocabulary.act import ActKind
from webapp.vocabulary.lane import Lane
from webapp.vocabulary.times import format_day
from webapp.vocabulary.waiting_for import WaitingFor


class NotReceived(NotNow):
    """A report of it is not marked as received: it cannot wait, and cannot be closed."""

    sentence = "A report of it is not marked as received. Open that first, and mark it."


class NotRung(NotNow):
    """It is of rank now and nobody was reached: it waits for nobody."""

    sentence = "Nobody was reached yet, so it cannot wait. Ring first, and note the call."


def wait(report: int, whom: WaitingFor, until: date, *, version: int) -> None:
    """Have it wait. Commits. Raises NotReceived, NotInHand, ChangedMeanwhile."""
    facts = {"whom": whom.label, "until": format_day(until)}
    with changing(report, Event.INCIDENT_WAITS, version=version, **facts) as incident:
        require_in_hand(incident)
        if incident.not_rung_since:
            raise NotRung()
        if incident.lane == Lane.NEW:
            raise NotReceived()
        coded: dict[str, Any] = {"for": whom.value, "until": until.isoformat()}
        add_act(incident, ActKind.WAITS, **coded)


def go_on(report: int, *, version: int) -> None:
    """It does not wait any more. Commits. Raises NotInHand, ChangedMeanwhile."""
    with changing(report, Event.INCIDENT_GOES_ON, version=version) as incident:
        require_in_hand(incident)
        if incident.waiting_for is not None:
            add_act(incident, ActKind.GOES_ON)
