"""Lists all incidents of one organisation, the newest first."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import select

from webapp.database.statements import written_out
from webapp.extensions import db
from webapp.incidents.inbox_page import InboxLine, lines_for
from webapp.incidents.models import Incident
from webapp.incidents.visible import visible_to
from webapp.web.cursor import read_cursor, write_cursor
from webapp.web.paging import PAGE_SIZE


class OfOrganisation(NamedTuple):
    """A page of the list. `next` is the cursor of the next one."""

    lines: Sequence[InboxLine]
    is_first: bool
    next: str | None


def page_of(person_id: int, organisation: int, after: str | None) -> OfOrganisation:
    """What this person may see of it, 25 at a time. A cursor not made here: the first page."""
    name = f"organisation {organisation}"
    place = read_cursor(name, after) if after else None
    found = _find(person_id, organisation, place)
    page = found[:PAGE_SIZE]
    following = write_cursor(name, page[-1:]) if len(found) > PAGE_SIZE else None
    return OfOrganisation(lines_for(person_id, page), place is None, following)


def _find(person_id: int, organisation: int, place: Sequence[Any] | None) -> list[int]:
    query = select(Incident.id).where(
        Incident.organisation_id == organisation,
        Incident.joined_into.is_(None),
        visible_to(person_id),
    )
    if place:
        query = query.where(Incident.id < place[0])
    return [
        *db.session.scalars(query.order_by(Incident.id.desc()).limit(written_out(PAGE_SIZE + 1)))
    ]
