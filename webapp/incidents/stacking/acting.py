"""Stacks new incidents as they arrive. What happens to one takes it out again (refolding.py)."""

from collections.abc import Sequence
from typing import cast

from sqlalchemy import (
    Connection,
    Subquery,
    Table,
    bindparam,
    false,
    literal,
    select,
    union_all,
    update,
)

from webapp.database.statements import written_out
from webapp.incidents.models import IN_NEW, Chain, Incident
from webapp.incidents.stacking.rule import FEW, find_stacked, read_arriving
from webapp.incidents.together import Told
from webapp.reports.models import Report

INCIDENT = cast(Table, Incident.__table__)


def _latest(*, reached: bool) -> Subquery:
    """When the latest arrived that show by themselves."""
    return (
        select(Report.received_at)
        .select_from(Incident)
        .join(Report, Report.id == Incident.first_sequence)
        .where(IN_NEW, Incident.stacked == false(), Incident.rank == 0)
        .where(Incident.reached == literal(reached), Incident.first_sequence < bindparam("before"))
        .order_by(Incident.first_sequence.desc())
        .limit(written_out(FEW))
        .subquery()
    )


# By each `reached` apart, as the index has it.
SHOWN = union_all(*(select(_latest(reached=reached)) for reached in (False, True)))
BEGUN = select(Chain.incident_id).where(Chain.id.in_(bindparam("reports", expanding=True)))
# A correction, or a report with one, shows by itself.
IS_ALONE = INCIDENT.c.first_sequence == INCIDENT.c.last_sequence
MARK = update(INCIDENT).where(INCIDENT.c.id.in_(BEGUN), IS_ALONE).values(stacked=True)


def stack(connection: Connection, reports: Sequence[Told]) -> None:
    """Stack those of these reports that are too many, in the transaction that files them."""
    arriving = read_arriving(reports)
    if not any(one.may_stack for one in arriving):
        return
    shown = connection.scalars(SHOWN, {"before": min(one.number for one in arriving)}).all()
    if stacked := find_stacked(arriving, shown):
        connection.execute(MARK, {"reports": [*stacked]})
