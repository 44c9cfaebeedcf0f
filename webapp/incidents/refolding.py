"""Makes the columns of incidents again from their reports and the acts on them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, bindparam, delete, select, update

from webapp.database.bulk import insert_many
from webapp.incidents import acts
from webapp.incidents.facts import Facts
from webapp.incidents.fold import Folded, LeftOut, fold
from webapp.incidents.models import Chain, Incident, IncidentFact, Reading, Received
from webapp.incidents.together import Told, alone
from webapp.organisations.aliases import meant_by
from webapp.reports.derived import as_read_today
from webapp.reports.models import ClearReport, Report
from webapp.vocabulary.lane import Lane

# Of one chain the newest so many are read: anybody can correct a report any number of times.
MOST_OF_CHAIN = 50

INCIDENT = cast(Table, Incident.__table__)
FACT = cast(Table, IncidentFact.__table__)
OTHERS = ("id", "joined_into", "restricted")
FOLDED = [name for name in INCIDENT.c.keys() if name not in OTHERS]  # noqa: SIM118
SET_COLUMNS = (
    update(INCIDENT)
    .where(INCIDENT.c.id == bindparam("of"))
    .values({name: bindparam(name) for name in FOLDED})
)


def refold(connection: Connection, incidents: Collection[int]) -> None:
    """Fold these incidents again, in the caller's transaction, which has taken its turn."""
    if not incidents:
        return
    chains: dict[int, list[int]] = {}
    of_these = select(Chain.incident_id, Chain.id).where(Chain.incident_id.in_(incidents))
    for incident, chain in connection.execute(of_these.order_by(Chain.id)):
        chains.setdefault(incident, []).append(chain)
    left_out = acts.find_left_out(connection, incidents)
    chosen = acts.find_chosen(connection, incidents)
    folded = {
        of: _fold_whole(connection, of, each, left_out=left_out.get(of), chosen=chosen.get(of))
        for of, each in chains.items()
    }
    rows = [{"of": incident, **one.columns} for incident, one in folded.items()]
    connection.execute(SET_COLUMNS, rows)
    connection.execute(delete(FACT).where(FACT.c.incident_id.in_(folded)))
    insert_facts(connection, {incident: one.facts for incident, one in folded.items()})


def refold_with(connection: Connection, report: int) -> None:
    """Fold the incident of this report again; a no-op while the report is in none yet."""
    chain = select(Report.chain_id).where(Report.id == report).scalar_subquery()
    incident = connection.scalar(select(Chain.incident_id).where(Chain.id == chain))
    refold(connection, [incident] if incident is not None else [])


def insert_facts(connection: Connection, facts: Mapping[int, Facts]) -> None:
    """Insert the facts of incidents that have none."""
    rows = [
        {"incident_id": incident, "question": question, "code": code}
        for incident, several in facts.items()
        for question, code in several
    ]
    insert_many(connection, FACT, rows)


def _fold_whole(
    connection: Connection,
    incident: int,
    chains: Sequence[int],
    *,
    left_out: LeftOut | None,
    chosen: int | None,
) -> Folded:
    found = [row for chain in chains for row in _read_chain(connection, chain)]
    folded = fold(
        [told(row) for row in found],
        opened=max(row.opened or 0 for row in found),
        left_out=left_out,
        count=acts.count_reports(connection, incident) if left_out else None,
        chosen=chosen,
    )
    is_cut, is_erased = len(found) >= MOST_OF_CHAIN, any(row.erased_at for row in found)
    if not is_cut and not is_erased:
        return folded
    before = connection.execute(select(INCIDENT).where(INCIDENT.c.id == incident)).one()
    columns = _nothing_falls(before, folded.columns, reached=is_erased)
    if is_cut:
        columns |= _of_the_rest(connection, chains, columns)
    return folded._replace(columns=columns)


def _read_chain(connection: Connection, chain: int) -> Iterator[Row[Any]]:
    return iter(connection.execute(OF_CHAIN, {"chain": chain}))


COLUMNS = (
    Report.id,
    Report.chain_id,
    Report.report_id,
    Report.amends,
    Report.path,
    Report.coded,
    Report.received_at,
    Report.rank,
    Report.reached,
    Report.about_lead,
    Report.ranked_by,
    Report.incomplete,
    Report.erased_at,
    ClearReport.answers,
    ClearReport.extra,
    meant_by(Report.spelling.expression).label("organisation"),
)
IS_CLEAR = ClearReport.id == Report.id
OPENED = select(Reading.report_number).where(Reading.report_number == Report.id).limit(1)
# Made once: to write the query out takes longer than to run it.
OF_CHAIN = (
    select(*COLUMNS, Received.at.label("marked"), OPENED.scalar_subquery().label("opened"))
    .outerjoin(Received, Received.report_number == Report.id)
    .outerjoin(ClearReport, IS_CLEAR)
    .where(Report.chain_id == bindparam("chain"))
    .order_by(Report.id.desc())
    .limit(MOST_OF_CHAIN)
)


def told(row: Row[Any]) -> Told:
    """What the fold reads of a row of COLUMNS, with `marked`: when it was marked as received.

    Nobody waits for one that was erased.
    """
    path, answers = row.path, row.coded
    if answers is None:
        path, answers = as_read_today(row.path, row.answers, row.extra)
    return Told(
        number=row.id,
        chain=row.chain_id,
        report_id=row.report_id,
        amends=row.amends,
        path=path,
        answers=answers,
        arrived=row.received_at,
        received_at=row.marked or row.erased_at,
        alone=alone(row._asdict()),
        organisation=row.organisation,
    )


def _nothing_falls(
    before: Row[Any], columns: Mapping[str, Any], *, reached: bool
) -> dict[str, Any]:
    """Keep what followed from reports that were erased, or are too many to be read."""
    rank, fell_from = min(before.rank, columns["rank"]), columns["fell_from"]
    return {
        **columns,
        "counted_on": min(before.counted_on, columns["counted_on"]),
        "rank": rank,
        "fell_from": fell_from if fell_from is not None and fell_from < rank else None,
        "about_lead": before.about_lead or columns["about_lead"],
        "reached": columns["reached"] or (reached and before.reached),
    }


def _of_the_rest(
    connection: Connection, chains: Sequence[int], columns: Mapping[str, Any]
) -> dict[str, Any]:
    """Correct what the newest of a chain cannot tell, so that no report is overlooked."""
    of_it = select(Report.id).where(Report.chain_id.in_(chains)).order_by(Report.id).limit(1)
    is_marked = select(Received.at).where(Received.report_number == Report.id).exists()
    unmarked = of_it.where(~is_marked, Report.erased_at.is_(None))
    first, waiting = connection.scalar(of_it), connection.scalar(unmarked)
    is_left_out = columns["lane"] == Lane.LEFT_OUT
    return {
        "first_sequence": first,
        "next_sequence": waiting or first,
        **({"lane": "new", "closed_at": None} if waiting and not is_left_out else {}),
    }
