"""Works out how reports are filed: before anything is locked, as far as nothing changes then."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    JSON,
    BindParameter,
    Connection,
    ScalarSelect,
    String,
    bindparam,
    column,
    func,
    select,
)

from webapp.arrivals.models import Demonstration, PaperForm
from webapp.config import current_config
from webapp.counting.rollup import Change
from webapp.incidents.chains import Group, Link, group
from webapp.incidents.fold import Folded, fold
from webapp.incidents.tallying import count_new
from webapp.incidents.together import Told, alone
from webapp.organisations.aliases import find_meant
from webapp.reports.models import Report
from webapp.vocabulary.working_hours import Calendar

Rows = Sequence[Mapping[str, Any]]
"""New reports by column."""


def _one_chain(names: Any) -> ScalarSelect[Any]:
    """One is enough, as all of them are in one chain: a stranger can send any number."""
    chain = select(Report.chain_id).where(names).limit(1)
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


class Plan(NamedTuple):
    """How reports are filed beside the chains there are: new incidents by their first report."""

    reports: Sequence[Told]
    known: Mapping[str, Collection[int]]
    groups: list[Group]
    folded: Mapping[int, Folded]
    counts: Change


def prepare(connection: Connection, rows: Rows) -> Callable[[Rows], Plan]:
    """Read once what there is beside a batch of new reports. Returns what plans parts of it."""
    meant = meant_in(connection, rows)
    these = {"arrivals": [row["id"] for row in rows]}
    on_paper = {row.arrival_id: row.received_on for row in connection.execute(ON_PAPER, these)}
    made_up = {*connection.scalars(MADE_UP, these)}
    links = [Link(row["id"], row["report_id"], row["amends"]) for row in rows]
    known = _find_chains(connection, links)

    def plan_part(part: Rows) -> Plan:
        return plan_beside([_told(row, meant, on_paper, made_up) for row in part], known)

    return plan_part


def plan_beside(reports: Sequence[Told], known: Mapping[str, Collection[int]]) -> Plan:
    """Say how to file reports beside the chains that name their ids, or those of others too."""
    links = [_link(one) for one in reports]
    known = {each: known[each] for link in links for each in link.ids}
    groups = group(links, known)
    by_number = {one.number: one for one in reports}
    new = {min(one.numbers): one.numbers for one in groups if not one.chains}
    calendar = Calendar(current_config().working_days)
    folded = {
        first: fold([by_number[each] for each in numbers], calendar=calendar)
        for first, numbers in new.items()
    }
    return Plan(reports, known, groups, folded, count_new(folded.values()))


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
        arrived=row["arrived_at"],
        saved_at=row["saved_at"],
        alone=alone(row),
        organisation=meant.get(row["spelling"]),
        on_paper=on_paper.get(row["id"]),
        is_made_up=row["id"] in made_up,
    )


def find_known(connection: Connection, reports: Sequence[Told]) -> dict[str, set[int]]:
    """The chains that name the ids of these: of a report with an id, or of one that amends it."""
    return _find_chains(connection, [_link(one) for one in reports])


def _find_chains(connection: Connection, links: Iterable[Link]) -> dict[str, set[int]]:
    ids = {each for link in links for each in link.ids}
    found = connection.execute(CHAINS_OF, {"ids": dict.fromkeys(ids, 0)})
    return {row[0]: {chain for chain in row[1:] if chain is not None} for row in found}


def meant_in(connection: Connection, rows: Rows) -> dict[str, int]:
    """The organisation that each spelling means which is known already."""
    return find_meant(connection, {row["spelling"] for row in rows if row["spelling"]})
