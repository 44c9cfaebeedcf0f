"""Finds which new incidents are too many. What happens to one takes it out again (refolding.py)."""

from collections.abc import Sequence

from sqlalchemy import Connection, Subquery, bindparam, false, literal, select, union_all

from webapp.database.statements import written_out
from webapp.incidents.models import IN_NEW, Incident
from webapp.incidents.stacking.rule import FEW, find_stacked, read_arriving
from webapp.incidents.together import Told
from webapp.reports.models import Report


def _latest(*, reached: bool) -> Subquery:
    """When the latest arrived that show by themselves."""
    return (
        select(Report.arrived_at)
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


def find_too_many(connection: Connection, reports: Sequence[Told]) -> set[int]:
    """The numbers of those that are too many, in the transaction that files them."""
    arriving = read_arriving(reports)
    if not any(one.may_stack for one in arriving):
        return set()
    shown = connection.scalars(SHOWN, {"before": min(one.number for one in arriving)}).all()
    return find_stacked(arriving, shown)
