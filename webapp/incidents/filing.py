"""Files reports: each belongs to one chain, each chain to one incident (docs/decisions/0044)."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import (
    BindParameter,
    Connection,
    ScalarSelect,
    Table,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from webapp.arrivals.models import PaperForm
from webapp.arrivals.readers import ReportRow
from webapp.config import current_config
from webapp.counting.models import Tally
from webapp.database.statements import ASKED, asked
from webapp.incidents import tallying
from webapp.incidents.chains import Group, Link, group
from webapp.incidents.fold import Folded, fold
from webapp.incidents.models import Chain
from webapp.incidents.refolding import MOST_OF_CHAIN, insert_facts, refold
from webapp.incidents.restricting import restrict_as
from webapp.incidents.stacking.too_many import find_too_many
from webapp.incidents.tallying import INCIDENT
from webapp.incidents.together import Told, alone
from webapp.incidents.turn import take_turn
from webapp.incidents.work.closing_proposals import end_all
from webapp.organisations.aliases import find_meant
from webapp.reports.models import Report
from webapp.vocabulary.lane import Lane
from webapp.vocabulary.working_hours import Calendar

CHAIN, REPORT = cast(Table, Chain.__table__), cast(Table, Report.__table__)
LIVE = Tally.LIVE.value
NEW = (INCIDENT.c.id, INCIDENT.c.first_sequence)
NOBODY_WORKS_ON_IT: dict[str, Any] = {
    "lane": Lane.JOINED.value,
    "owner_id": None,
    "waiting_for": None,
    "waiting_until": None,
    "due_on": None,
}


def _one_chain(names: Any) -> ScalarSelect[Any]:
    """One is enough, as all of them are in one chain: a stranger can send any number."""
    return select(Report.chain_id).where(names).limit(1).scalar_subquery()


CHAINS_OF = select(
    ASKED.c.key,
    _one_chain(Report.report_id == ASKED.c.key),
    _one_chain(Report.amends == ASKED.c.key),
)
ARRIVALS: BindParameter[Any] = bindparam("arrivals", expanding=True)
ON_PAPER = select(PaperForm.arrival_id, PaperForm.came_on).where(PaperForm.arrival_id.in_(ARRIVALS))


def file_reports(connection: Connection, rows: Sequence[ReportRow]) -> None:
    """Insert new reports, which are rows by column, and file them, in the caller's transaction.

    What they correct may arrive before or after. Those that are too many are stacked.
    """
    take_turn(connection)
    reports = _read(connection, rows)
    groups = group([_link(one) for one in reports], _find_chains(connection, reports))
    new = {min(one.numbers): one.numbers for one in groups if not one.chains}
    _begin(connection, reports, new)
    changed = [one for one in groups if one.chains]
    kept = [_merge(connection, one) for one in changed]
    chains = {number: first for first, numbers in new.items() for number in numbers}
    chains |= {number: to for one, to in zip(changed, kept, strict=True) for number in one.numbers}
    in_chains = [{**row, "chain_id": chains[row["id"]]} for row in rows]
    connection.execute(insert(REPORT), in_chains)
    cut = [first for first, numbers in new.items() if len(numbers) >= MOST_OF_CHAIN]
    refold(connection, _incidents_of(connection, kept + cut))


def _read(connection: Connection, rows: Sequence[ReportRow]) -> list[Told]:
    """What their incidents follow from, of reports that are in no chain yet."""
    these = {"arrivals": [row["id"] for row in rows]}
    on_paper = {row.arrival_id: row.came_on for row in connection.execute(ON_PAPER, these)}
    meant = find_meant(connection, {row["spelling"] for row in rows if row["spelling"]})
    return [
        Told(
            number=row["id"],
            chain=0,
            report_id=row["report_id"],
            amends=row["amends"],
            path=row["path"],
            answers=row["coded"],
            arrived=row["arrived_at"],
            saved_at=row["saved_at"],
            alone=alone(row),
            organisation=meant.get(row["spelling"]),
            on_paper=on_paper.get(row["id"]),
        )
        for row in rows
    ]


def _link(report: Told) -> Link:
    return Link(report.number, report.report_id, report.amends)


def _find_chains(connection: Connection, reports: Sequence[Told]) -> dict[str, set[int]]:
    """The chains that name the ids of these: of a report with an id, or of one that amends it."""
    ids = {each for one in reports for each in _link(one).ids}
    found = connection.execute(CHAINS_OF, asked(ids))
    return {row[0]: {chain for chain in row[1:] if chain is not None} for row in found}


def _begin(
    connection: Connection, reports: Sequence[Told], new: Mapping[int, Sequence[int]]
) -> None:
    """A new incident for each of these chains, by the first of its reports, which numbers both."""
    if not new:
        return
    by_number = {one.number: one for one in reports}
    calendar = Calendar(current_config().working_days)
    folded = {
        first: fold([by_number[each] for each in numbers], calendar=calendar)
        for first, numbers in new.items()
    }
    stacked = find_too_many(connection, reports)
    columns = [
        {**one.columns, "tally": LIVE, "stacked": _is_alone(one) and first in stacked}
        for first, one in folded.items()
    ]
    begun = connection.execute(insert(INCIDENT).returning(*NEW), columns)
    incidents = {row.first_sequence: row.id for row in begun}
    rows = [{"id": first, "incident_id": each} for first, each in incidents.items()]
    connection.execute(insert(CHAIN), rows)
    insert_facts(connection, {incidents[first]: one.facts for first, one in folded.items()})
    tallying.count_new(folded.values()).apply(connection)


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
