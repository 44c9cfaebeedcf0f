"""Says when the unit spoke with whoever sent a report: all that their phone is told of the log."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select

from webapp.extensions import db
from webapp.incidents.acts import NOT_UNDONE
from webapp.incidents.fold import RANKS
from webapp.incidents.models import Act, Chain, Incident
from webapp.reports.models import Report
from webapp.vocabulary.act import ActKind
from webapp.vocabulary.rank import Rank
from webapp.vocabulary.waiting_for import WaitingFor


def find_spoken_with_worker(numbers: Collection[int]) -> dict[int, datetime]:
    """When the unit last spoke with whoever sent each of these reports, where it has.

    A call counts for the reports of the chain on whose page it was noted, and not for what the
    incident was joined with: another worker sent that. What arrived after the call is not covered
    by it. One that was taken back does not count; nor, of what cannot wait, any while nobody is
    reached: until it is noted who else knows, the phone keeps its calls.
    """
    if not numbers:
        return {}
    asked = select(Report.id, Report.chain_id, Report.arrived_at, Chain.incident_id)
    asked = asked.join(Chain, Chain.id == Report.chain_id).where(Report.id.in_(numbers))
    is_reached = Incident.reached | (Incident.rank != RANKS.index(Rank.NOW))
    asked = asked.join(Incident, Incident.id == Chain.incident_id).where(is_reached)
    reports = db.session.execute(asked).all()
    calls = _spoken_calls({report.incident_id for report in reports})
    if not calls:
        return {}
    named = {call["report"] for call in calls}
    of_chain = select(Report.id, Report.chain_id).where(Report.id.in_(named))
    chains = {row.id: row.chain_id for row in db.session.execute(of_chain)}
    found: dict[int, datetime] = {}
    for report in reports:
        # A call is noted to the minute.
        arrived = report.arrived_at.replace(second=0, microsecond=0)
        of_it = [call for call in calls if chains.get(call["report"]) == report.chain_id]
        since = [at for call in of_it if (at := datetime.fromisoformat(call["at"])) >= arrived]
        if since:
            found[report.id] = max(since)
    return found


def _spoken_calls(incidents: Collection[int]) -> list[Mapping[str, Any]]:
    """Those with a worker, on these incidents and on what was joined with them."""
    whole = or_(Incident.id.in_(incidents), Incident.joined_into.in_(incidents))
    query = select(Act.coded).select_from(Incident).join(Act, Act.incident_id == Incident.id)
    calls = db.session.scalars(query.where(whole, Act.kind == ActKind.CALL.value, NOT_UNDONE))
    return [call for call in calls if _is_with_worker(call)]


def _is_with_worker(call: Mapping[str, Any]) -> bool:
    return bool(call["spoke"]) and call["whom"] == WaitingFor.WORKER and "report" in call
