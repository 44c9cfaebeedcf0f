"""Files reports: each belongs to one chain, each chain to one incident (docs/decisions/0044)."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, cast

from sqlalchemy import Connection, Table, delete, func, select, update

from webapp.arrivals.readers import PlanFiling
from webapp.counting.models import Tally
from webapp.database.bulk import insert_many
from webapp.incidents import planning, tallying
from webapp.incidents.chains import Group
from webapp.incidents.fold import Folded
from webapp.incidents.models import Chain
from webapp.incidents.planning import Plan, Rows, find_known, meant_in, plan_beside
from webapp.incidents.refolding import MOST_OF_CHAIN, insert_facts, refold
from webapp.incidents.restricting import restrict_as
from webapp.incidents.stacking.too_many import find_too_many
from webapp.incidents.tallying import INCIDENT
from webapp.incidents.together import Told
from webapp.incidents.turn import take_turn
from webapp.incidents.work.closing_proposals import end_all
from webapp.reports.models import Report
from webapp.vocabulary.lane import Lane

CHAIN, REPORT = cast(Table, Chain.__table__), cast(Table, Report.__table__)
LIVE = Tally.LIVE.value
NEW = ("id", "first_sequence")
NOBODY_WORKS_ON_IT: dict[str, Any] = {
    "lane": Lane.JOINED.value,
    "owner_id": None,
    "waiting_for": None,
    "waiting_until": None,
    "due_on": None,
}


def prepare_filing(connection: Connection, rows: Rows) -> PlanFiling:
    """Read once what filing a batch of new reports depends on, and plan it part by part.

    All of it can be done before anything is locked. What a plan returns inserts and files the
    reports, in its caller's transaction. `rows` are by column.
    """
    plan_part = planning.prepare(connection, rows)
    return lambda part: partial(_file_new, planned=plan_part(part))


def _file_new(connection: Connection, rows: Rows, *, planned: Plan) -> None:
    """File those that were planned, or fewer, as planned, unless something has changed since.

    What they correct may arrive before or after. Those that are too many are stacked. Which
    organisation is meant can change meanwhile.
    """
    told, meant = {one.number: one for one in planned.reports}, meant_in(connection, rows)
    reports = [_as_meant(told[row["id"]], meant.get(row["spelling"])) for row in rows]
    take_turn(connection)
    known = find_known(connection, reports)
    if (planned.reports, planned.known) != (reports, known):
        planned = plan_beside(reports, known)
    _begin(connection, planned, find_too_many(connection, reports))
    changed = [one for one in planned.groups if one.chains]
    kept = [_merge(connection, one) for one in changed]
    new = {min(one.numbers): one.numbers for one in planned.groups if not one.chains}
    chains = {number: first for first, numbers in new.items() for number in numbers}
    chains |= {number: to for one, to in zip(changed, kept, strict=True) for number in one.numbers}
    insert_many(connection, REPORT, [{**row, "chain_id": chains[row["id"]]} for row in rows])
    cut = [first for first, numbers in new.items() if len(numbers) >= MOST_OF_CHAIN]
    refold(connection, _incidents_of(connection, kept + cut))


def _as_meant(report: Told, organisation: int | None) -> Told:
    is_same = report.organisation == organisation
    return report if is_same else replace(report, organisation=organisation)


def _begin(connection: Connection, planned: Plan, stacked: Collection[int]) -> None:
    """A new incident for each, and its chain, numbered like the first of its reports."""
    if not planned.folded:
        return
    columns = [
        {**one.columns, "tally": LIVE, "stacked": _is_alone(one) and first in stacked}
        for first, one in planned.folded.items()
    ]
    begun = insert_many(connection, INCIDENT, columns, returning=NEW)
    incidents = {row.first_sequence: row.id for row in begun}
    rows = [{"id": first, "incident_id": each} for first, each in incidents.items()]
    insert_many(connection, CHAIN, rows)
    facts = {incidents[first]: one.facts for first, one in planned.folded.items()}
    insert_facts(connection, facts)
    planned.counts.apply(connection)


def _is_alone(folded: Folded) -> bool:
    """A report with a correction shows by itself."""
    return bool(folded.columns["first_sequence"] == folded.columns["last_sequence"])


def _merge(connection: Connection, group: Group) -> int:
    """Put the chains of a group into the longest, or the oldest of those. Returns its number."""
    if len(group.chains) == 1:
        return next(iter(group.chains))
    # So each report is moved only a few times, however many chains a stranger links.
    counted = connection.execute(
        select(REPORT.c.chain_id, func.count())
        .where(REPORT.c.chain_id.in_(group.chains))
        .group_by(REPORT.c.chain_id)
    )
    kept: int = min(counted, key=lambda row: (-row[1], row[0]))[0]
    others = group.chains - {kept}
    left = _incidents_of(connection, others)
    connection.execute(update(REPORT).where(REPORT.c.chain_id.in_(others)).values(chain_id=kept))
    connection.execute(delete(CHAIN).where(CHAIN.c.id.in_(others)))
    leave(connection, left, into=_incidents_of(connection, [kept])[0])
    return kept


def leave(connection: Connection, left: Sequence[int], *, into: int) -> None:
    """Mark the incidents that have no chain any more as joined; fold the others again."""
    with_chains = select(CHAIN.c.incident_id).where(CHAIN.c.incident_id.in_(left))
    still = set(connection.scalars(with_chains))
    gone = set(left) - still - {into}
    tallying.take_off(connection, gone)
    joined = update(INCIDENT).where(INCIDENT.c.id.in_(gone))
    connection.execute(joined.values(**NOBODY_WORKS_ON_IT, joined_into=into))
    before = update(INCIDENT).where(INCIDENT.c.joined_into.in_(gone))
    connection.execute(before.values(joined_into=into))
    end_all(connection, gone)
    restrict_as(connection, gone, into=into)
    refold(connection, still - {into})


def _incidents_of(connection: Connection, chains: Collection[int]) -> list[int]:
    if not chains:
        return []
    query = select(CHAIN.c.incident_id).where(CHAIN.c.id.in_(chains)).distinct()
    return [*connection.scalars(query)]
