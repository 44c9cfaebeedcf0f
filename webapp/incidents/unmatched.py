"""Lists the incidents of which nobody has said which organisation they are of."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Row, ScalarSelect, func, select

from webapp.database.statements import written_out
from webapp.extensions import db
from webapp.incidents.bounded import shorten
from webapp.incidents.models import WITHOUT_ORGANISATION, Chain, Incident
from webapp.incidents.organisation import typed_in
from webapp.incidents.visible import visible_to
from webapp.reports.models import Report
from webapp.reports.whole import wholes_of
from webapp.texts.storage_keys import StorageKeyAway
from webapp.vocabulary.lane import Lane
from webapp.web.cursor import read_cursor, write_cursor
from webapp.web.paging import PAGE_SIZE

LIST = "unmatched"
LONGEST_TYPED = 120
NOT_COUNTED = (Lane.SET_ASIDE.value, Lane.JOINED.value)


class Unmatched(NamedTuple):
    """An incident by its first report that is not erased.

    `typed` is what its worker wrote as the organisation, "" for nothing; None while it is sealed
    and the key is away.
    """

    number: int
    reference: str
    counted_on: date
    restricted: bool
    typed: str | None


def find_page(person_id: int, cursor: str | None) -> tuple[list[Unmatched], str | None]:
    """The newest that this person may see, and the next page's cursor. A wrong one: the first."""
    place = read_cursor(LIST, cursor) if cursor else None
    found = _find(person_id, place)
    typed = _read_typed([row.number for row in found[:PAGE_SIZE]])
    lines = [
        Unmatched(row.number, row.reference, row.counted_on, row.restricted, typed.get(row.number))
        for row in found[:PAGE_SIZE]
    ]
    following = write_cursor(LIST, [found[PAGE_SIZE - 1].id]) if len(found) > PAGE_SIZE else None
    return lines, following


def _find(person_id: int, place: Sequence[Any] | None) -> list[Row[Any]]:
    number = _first_left()
    reference = select(Report.reference).where(Report.id == number).scalar_subquery()
    query = select(
        Incident.id,
        Incident.counted_on,
        Incident.restricted,
        number.label("number"),
        reference.label("reference"),
    ).where(
        WITHOUT_ORGANISATION,
        Incident.lane.not_in(NOT_COUNTED),
        visible_to(person_id),
        number.is_not(None),
    )
    if place:
        query = query.where(Incident.id < place[0])
    return [
        *db.session.execute(query.order_by(Incident.id.desc()).limit(written_out(PAGE_SIZE + 1)))
    ]


def _read_typed(numbers: Sequence[int]) -> dict[int, str]:
    """Opened for the page, as nothing is looked for in it. Without a key there is still a list."""
    reports = db.session.scalars(select(Report).where(Report.id.in_(numbers))).all()
    try:
        wholes = wholes_of(reports)
    except StorageKeyAway:
        return {}
    return {number: shorten(typed_in(whole), LONGEST_TYPED) for number, whole in wholes.items()}


def _first_left() -> ScalarSelect[int]:
    """Nothing can be chosen for an erased report: an incident that has no other is not listed."""
    left = select(func.min(Report.id)).join(Chain, Chain.id == Report.chain_id)
    left = left.where(Chain.incident_id == Incident.id, Report.erased_at.is_(None))
    return left.correlate(Incident).scalar_subquery()
