"""Lists the incidents of which nobody has said which organisation they are of."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Row, select

from webapp.extensions import db
from webapp.incidents.models import WITHOUT_ORGANISATION, Incident
from webapp.reports.models import Report
from webapp.vocabulary.lane import Lane
from webapp.web.cursor import read_cursor, write_cursor
from webapp.web.paging import PAGE_SIZE

LIST = "unmatched"
COUNTED = (Lane.NEW.value, Lane.CLOSED.value)


class Unmatched(NamedTuple):
    """An incident by its first report."""

    number: int
    reference: str
    counted_on: date


def find_page(cursor: str | None) -> tuple[list[Unmatched], str | None]:
    """The newest that are left, and the cursor of the next page. A wrong cursor: the first page."""
    place = read_cursor(LIST, cursor) if cursor else None
    found = _find(place)
    lines = [Unmatched(row.number, row.reference, row.counted_on) for row in found[:PAGE_SIZE]]
    following = write_cursor(LIST, [found[PAGE_SIZE - 1].id]) if len(found) > PAGE_SIZE else None
    return lines, following


def _find(place: Sequence[Any] | None) -> list[Row[Any]]:
    query = (
        select(Incident.id, Incident.counted_on, Report.id.label("number"), Report.reference)
        .join(Report, Report.id == Incident.first_sequence)
        .where(WITHOUT_ORGANISATION, Incident.lane.in_(COUNTED))
    )
    if place:
        query = query.where(Incident.id < place[0])
    return [*db.session.execute(query.order_by(Incident.id.desc()).limit(PAGE_SIZE + 1))]
