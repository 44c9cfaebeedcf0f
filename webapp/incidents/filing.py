"""Files reports: each belongs to one chain, each chain to one incident (docs/decisions/0044)."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, NamedTuple, cast

from sqlalchemy import (
    JSON,
    BindParameter,
    Connection,
    ScalarSelect,
    String,
    Table,
    bindparam,
    column,
    delete,
    func,
    select,
    update,
)

from webapp.arrivals.models import Demonstration, PaperForm
from webapp.arrivals.readers import FileReports
from webapp.config import current_config
from webapp.counting.models import Tally
from webapp.counting.rollup import Change
from webapp.database.bulk import insert_many
from webapp.incidents import tallying
from webapp.incidents.chains import Group, Link, group
from webapp.incidents.fold import Folded, fold
from webapp.incidents.models import Chain
from webapp.incidents.refolding import MOST_OF_CHAIN, insert_facts, refold
from webapp.incidents.restricting import restrict_as
from webapp.incidents.stacking.acting import stack
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
NEW = ("id", "first_sequence")
NOBODY_WORKS_ON_IT: dict[str, Any] = {
    "lane": Lane.JOINED.value,
    "owner_id": None,
    "waiting_for": None,
    "waiting_until": None,
    "due_on": None,
}


def _one_chain(names: Any) -> ScalarSelect[Any]:
    """One is enough, as all of them are in one chain: a stranger can send any number."""
    chain = select(Report.chain_id).where(names, Report.chain_id.is_not(None)).limit(1)
    return chain.scalar_subquery()


# A function that both databases have: the keys of an object as rows.
ASKED = func.json_each(bindparam("ids", type_=JSON)).table_valued(column("key", String))
CHAINS_OF = select(
    ASKED.c.key,
    _one_chain(Report.report_id == ASKED.c.key),
    _one_chain(Report.amends == ASKED.c.key),
)

ARRIVALS: BindParameter[Any] = bindparam("arrivals", expanding=True)
ON_PAPER = select(PaperForm.arrival_id, PaperForm.received_on).where(
    PaperForm.arrival_id.in_(ARRIVALS)
)
MADE_UP = select(Demonstration.arrival_id).where(Demonstration.arrival_id.in_(ARRIVALS))

# Says to which chain each report belongs, by number.
Place = Callable[[Mapping[int, int]], object]


class Plan(NamedTuple):
    """How reports are filed beside the chains there are: new incidents by their first report."""

    reports: Sequence[Told]
    known: Mapping[str, Collection[int]]
    groups: list[Group]
    folded: Mapping[int, Folded]
    counts: Change


def plan_filing(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> FileReports:
    """Work out how new reports are filed. It can be done before anything is locked.

    Returns what inserts and files them, in its caller's transaction. `rows` are by column.
    """
    meant = _find_meant(connection, rows)
    these = {"arrivals": [row["id"] for row in rows]}
    on_paper = {row.arrival_id: row.received_on for row in connection.execute(ON_PAPER, these)}
    made_up = {*connection.scalars(MADE_UP, these)}
    reports = [_told(row, meant, on_paper, made_up) for row in rows]
    return partial(_file_new, planned=plan(connection, reports))


def _file_new(connection: Connection, rows: Sequence[Mapping[str, Any]], *, planned: Plan) -> None:
    """File those that were planned, or fewer. Which organisation is meant can change meanwhile."""

    def place(chains: Mapping[int, int]) -> None:
        insert_many(connection, REPORT, [{**row, "chain_id": chains[row["id"]]} for row in rows])

    told, meant = {one.number: one for one in planned.reports}, _find_meant(connection, rows)
    reports = [_as_meant(told[row["id"]], meant.get(row["spelling"])) for row in rows]
    file(connection, reports, place=place, planned=planned)
    stack(connection, reports)


def _find_meant(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    return find_meant(connection, {row["spelling"] for row in rows if row["spelling"]})


def _as_meant(report: Told, organisation: int | None) -> Told:
    is_same = report.organisation == organisation
    return report if is_same else replace(report, organisation=organisation)


def plan(connection: Connection, reports: Sequence[Told]) -> Plan:
    """Say how to file reports. It can be done before anything is locked."""
    return _plan(reports, _known_chains(connection, reports))


def file(
    connection: Connection, reports: Sequence[Told], *, place: Place, planned: Plan | None = None
) -> None:
    """File reports that belong to no chain yet. What they correct may arrive before or after.

    They are filed as `planned`, unless something has changed since.
    """
    take_turn(connection)
    known = _known_chains(connection, reports)
    if planned is None or (planned.reports, planned.known) != (reports, known):
        planned = _plan(reports, known)
    _begin(connection, planned)
    changed = [one for one in planned.groups if one.chains]
    kept = [_merge(connection, one) for one in changed]
    new = {min(one.numbers): one.numbers for one in planned.groups if not one.chains}
    chains = {number: first for first, numbers in new.items() for number in numbers}
    chains |= {number: to for one, to in zip(changed, kept, strict=True) for number in one.numbers}
    place(chains)
    cut = [first for first, numbers in new.items() if len(numbers) >= MOST_OF_CHAIN]
    refold(connection, _incidents_of(connection, kept + cut))


def _plan(reports: Sequence[Told], known: Mapping[str, Collection[int]]) -> Plan:
    groups = group([_link(one) for one in reports], known)
    by_number = {one.number: one for one in reports}
    new = {min(one.numbers): one.numbers for one in groups if not one.chains}
    calendar = Calendar(current_config().working_days)
    folded = {
        first: fold([by_number[each] for each in numbers], calendar=calendar)
        for first, numbers in new.items()
    }
    return Plan(reports, known, groups, folded, tallying.count_new(folded.values()))


def _link(report: Told) -> Link:
    return Link(report.number, report.report_id, report.amends)


def _told(
    row: Mapping[str, Any],
    meant: Mapping[str, int],
    on_paper: Mapping[int, date],
    made_up: Collection[int],
) -> Told:
    return Told(
        number=row["id"],
        chain=0,
        report_id=row["report_id"],
        amends=row["amends"],
        path=row["path"],
        answers=row["coded"],
        arrived=row["received_at"],
        saved_at=row["saved_at"],
        alone=alone(row),
        organisation=meant.get(row["spelling"]),
        on_paper=on_paper.get(row["id"]),
        is_made_up=row["id"] in made_up,
    )


def _known_chains(connection: Connection, reports: Sequence[Told]) -> dict[str, set[int]]:
    """The chains that name each id: of a report with it, or of one that amends it."""
    ids = {each for one in reports for each in _link(one).ids}
    found = connection.execute(CHAINS_OF, {"ids": dict.fromkeys(ids, 0)})
    return {row[0]: {chain for chain in row[1:] if chain is not None} for row in found}


def _begin(connection: Connection, planned: Plan) -> None:
    """A new incident for each, and its chain, numbered like the first of its reports."""
    if not planned.folded:
        return
    columns = [{**one.columns, "tally": LIVE} for one in planned.folded.values()]
    begun = insert_many(connection, INCIDENT, columns, returning=NEW)
    incidents = {row.first_sequence: row.id for row in begun}
    rows = [{"id": first, "incident_id": each} for first, each in incidents.items()]
    insert_many(connection, CHAIN, rows)
    facts = {incidents[first]: one.facts for first, one in planned.folded.items()}
    insert_facts(connection, facts)
    planned.counts.apply(connection)


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
    query = select(CHAIN.c.incident_id).where(CHAIN.c.id.in_(chains)).distinct()
    return [*connection.scalars(query)] if chains else []
