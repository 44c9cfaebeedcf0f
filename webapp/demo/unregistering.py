"""Takes the organisations of a demonstration out of the register, but for those that are used.

One is used if a real incident is of it, if somebody chose it by hand for a real report, if any
other row refers to it, or if somebody at the unit changed what the register says of it. Spellings
and saved filters are no use: they were of made-up reports.
"""

from collections.abc import Collection, Iterator
from typing import Any, cast

from sqlalchemy import Column, Table, delete, select, update

from webapp.audit.events import Event
from webapp.audit.models import AuditEntry
from webapp.database.writing import writing
from webapp.demo.deleting import columns_that_refer_to, delete_rows
from webapp.demo.models import DemonstrationOrganisation
from webapp.extensions import db
from webapp.incidents.models import Act
from webapp.incidents.turn import take_turn
from webapp.organisations.models import Organisation
from webapp.vocabulary.act import ActKind

ORGANISATION = cast(Table, Organisation.__table__)
GO_WITH_IT = {"demonstration_organisation", "organisation_alias", "saved_filter"}
CHOSEN = Act.coded["organisation"].as_integer()


def unregister_all() -> list[str]:
    """Remove those that are not used. Returns the names of the others, which count as real now.

    A name that the demonstration published, and no lead, is withdrawn. Idempotent.
    """
    with writing():
        connection = db.session.connection()
        take_turn(connection)
        ours = set(db.session.scalars(select(DemonstrationOrganisation.organisation_id)))
        used = {number for numbers in _find_used(ours) for number in numbers}
        delete_rows(connection, ORGANISATION, ours - used)
        _keep(used)
        return [*db.session.scalars(_names(used))]


def _find_used(ours: Collection[int]) -> Iterator[set[int]]:
    for column in columns_that_refer_to(ORGANISATION):
        if column.table.name not in GO_WITH_IT:
            yield _among(ours, column)
    is_choice = Act.kind == ActKind.ORGANISATION_CHOSEN.value
    yield set(db.session.scalars(select(CHOSEN).where(is_choice, CHOSEN.in_(ours))))
    yield _recorded(Event.ORGANISATION_CHANGED).intersection(ours)


def _among(ours: Collection[int], column: Column[Any]) -> set[int]:
    return set(db.session.scalars(select(column).where(column.in_(ours)).distinct()))


def _recorded(event: Event) -> set[int]:
    """The numbers of the organisations of which the log has this event."""
    facts = db.session.scalars(select(AuditEntry.facts).where(AuditEntry.event == event.value))
    return {int(each["number"]) for each in facts}


def _keep(used: Collection[int]) -> None:
    mark = DemonstrationOrganisation.organisation_id
    db.session.execute(delete(DemonstrationOrganisation).where(mark.in_(used)))
    by_nobody = set(used) - _recorded(Event.NAME_PUBLISHED)
    withdrawn = update(Organisation).where(Organisation.id.in_(by_nobody))
    db.session.execute(withdrawn.values(published=False))


def _names(used: Collection[int]) -> Any:
    query = select(Organisation.name).where(Organisation.id.in_(used))
    return query.order_by(Organisation.name, Organisation.id)
