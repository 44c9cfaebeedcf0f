"""Makes the columns of incidents again from their reports and the acts on them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import aliased

from webapp.arrivals.models import PaperForm
from webapp.config import current_config
from webapp.incidents import acts
from webapp.incidents.facts import Facts
from webapp.incidents.fold import Folded, fold
from webapp.incidents.models import Chain, Reading, Received
from webapp.incidents.tallying import FACT, INCIDENT, Before, tally
from webapp.incidents.together import Told, alone
from webapp.incidents.work.closing_proposals import end_outdated
from webapp.incidents.work.in_hand import Done, in_hand
from webapp.incidents.work.tasks.folding import Task, open_tasks
from webapp.incidents.work.tasks.keeping import keep_tasks
from webapp.organisations.aliases import meant_by
from webapp.reports.models import Report
from webapp.vocabulary.lane import Lane
from webapp.vocabulary.working_hours import Calendar

# Of one chain the newest so many are read: anybody can correct a report any number of times.
MOST_OF_CHAIN = 50


def refold(connection: Connection, incidents: Collection[int], *, erasing: bool = False) -> None:
    """Fold these incidents again, in the caller's transaction, which has taken its turn.

    `erasing`: a report of each was just erased. What was counted of them then stays.
    Something happened to each, so none is stacked any more.
    """
    if not incidents:
        return
    before = Before(connection, incidents)
    found: dict[int, list[Row[Any]]] = {}
    for row in connection.execute(OF_INCIDENTS, {"incidents": [*incidents]}):
        found.setdefault(row.incident_id, []).append(row)
    done = acts.find_done(connection, incidents)
    chosen = acts.find_chosen(connection, incidents)
    tasks = {of: open_tasks(acts_on_it) for of, acts_on_it in done.items()}
    folded = {
        of: _fold_whole(
            connection,
            before.rows[of],
            each,
            done=done.get(of, ()),
            tasks=tasks.get(of),
            chosen=chosen.get(of),
        )
        for of, each in found.items()
    }
    erased = {of for of, each in found.items() if any(row.erased_at for row in each)}
    tallies = tally(connection, before, folded, erased=erased, erasing=erasing)
    _write(connection, folded, tallies)
    numbers = {of: [task.number for task in several] for of, several in tasks.items()}
    columns = {incident: one.columns for incident, one in folded.items()}
    end_outdated(connection, columns, numbers)
    left = {of: tasks.get(of, ()) for of, one in folded.items() if not one.columns["closed_at"]}
    keep_tasks(connection, incidents, left)


def refold_with(connection: Connection, report: int) -> None:
    """Fold the incident of this report again."""
    chain = select(Report.chain_id).where(Report.id == report).scalar_subquery()
    refold(
        connection, [connection.scalars(select(Chain.incident_id).where(Chain.id == chain)).one()]
    )


def _write(
    connection: Connection, folded: Mapping[int, Folded], tallies: Mapping[int, str]
) -> None:
    rows = [
        {"of": of, "tally": tallies[of], "stacked": False, **one.columns}
        for of, one in folded.items()
    ]
    if rows:
        connection.execute(update(INCIDENT).where(INCIDENT.c.id == bindparam("of")), rows)
    connection.execute(delete(FACT).where(FACT.c.incident_id.in_(folded)))
    insert_facts(connection, {of: one.facts for of, one in folded.items()})


def insert_facts(connection: Connection, facts: Mapping[int, Facts]) -> None:
    """Insert the facts of incidents that have none."""
    rows = [
        {"incident_id": incident, "question": question, "code": code}
        for incident, several in facts.items()
        for question, code in several
    ]
    if rows:
        connection.execute(insert(FACT), rows)


def _fold_whole(
    connection: Connection,
    before: Row[Any],
    found: Sequence[Row[Any]],
    *,
    done: Sequence[Done],
    tasks: Sequence[Task] | None,
    chosen: int | None,
) -> Folded:
    work = in_hand(done)
    folded = fold(
        [told(row) for row in found],
        work=work,
        count=acts.count_reports(connection, before.id) if work.closed or work.set_aside else None,
        chosen=chosen,
        task_due=tasks[0].due if tasks else None,
        calendar=Calendar(current_config().working_days),
    )
    if all(row.erased_at for row in found):
        folded.columns["to_look_at"] = False
    is_cut, is_erased = len(found) >= MOST_OF_CHAIN, any(row.erased_at for row in found)
    if not is_cut and not is_erased:
        return folded
    columns = _nothing_falls(before, folded.columns, reached=is_erased)
    if is_cut:
        columns |= _of_the_rest(connection, {row.chain_id for row in found}, columns)
    return folded._replace(columns=columns)


COLUMNS = (
    Report.id,
    Report.chain_id,
    Report.report_id,
    Report.amends,
    Report.path,
    Report.coded,
    Report.arrived_at,
    Report.saved_at,
    Report.rank,
    Report.reached,
    Report.about_lead,
    Report.ranked_by,
    Report.incomplete,
    Report.erased_at,
    meant_by(Report.spelling.expression).label("organisation"),
    PaperForm.came_on,
)
IS_OPENED = select(Reading).where(Reading.report_number == Report.id).exists().label("is_opened")
READ = (
    select(*COLUMNS, Received.at.label("marked"), IS_OPENED)
    .select_from(Report)
    .outerjoin(Received, Received.report_number == Report.id)
    .outerjoin(PaperForm, PaperForm.arrival_id == Report.id)
)
_Newer = aliased(Report)
# Of a chain with more: the oldest that is read.
OLDEST_READ = (
    select(_Newer.id)
    .where(_Newer.chain_id == Chain.id)
    .order_by(_Newer.id.desc())
    .offset(MOST_OF_CHAIN - 1)
    .limit(1)
    .scalar_subquery()
)
# Made once: to write the query out takes longer than to run it.
OF_INCIDENTS = (
    READ.add_columns(Chain.incident_id)
    .join(Chain, Chain.id == Report.chain_id)
    .where(Chain.incident_id.in_(bindparam("incidents", expanding=True)))
    .where(Report.id >= func.coalesce(OLDEST_READ, 0))
)


def told(row: Row[Any]) -> Told:
    """What the fold reads of a row of READ; `marked` is when it was marked as received.

    Nobody waits for one that was erased.
    """
    return Told(
        number=row.id,
        chain=row.chain_id,
        report_id=row.report_id,
        amends=row.amends,
        path=row.path,
        answers=row.coded,
        arrived=row.arrived_at,
        saved_at=row.saved_at,
        received_at=row.marked or row.erased_at,
        alone=alone(row._asdict()),
        organisation=row.organisation,
        is_opened=bool(row.is_opened),
        is_erased=row.erased_at is not None,
        on_paper=row.came_on,
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
    connection: Connection, chains: Collection[int], columns: Mapping[str, Any]
) -> dict[str, Any]:
    """Correct what the newest of a chain cannot tell, so that no report is overlooked."""
    of_it = select(Report.id).where(Report.chain_id.in_(chains)).order_by(Report.id).limit(1)
    is_marked = select(Received.at).where(Received.report_number == Report.id).exists()
    unmarked = of_it.where(~is_marked, Report.erased_at.is_(None))
    first, waiting = connection.scalar(of_it), connection.scalar(unmarked)
    is_done = columns["outcome"] is not None or columns["lane"] == Lane.SET_ASIDE
    new = {"lane": Lane.NEW.value, "closed_at": None, "outcome": None}
    return {
        "first_sequence": first,
        "next_sequence": waiting or first,
        **(new if waiting and not is_done else {}),
    }
