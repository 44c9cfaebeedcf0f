"""Lists what a lead is to look at: what was closed, without what they closed or approved."""

from typing import Any

from sqlalchemy import ScalarSelect, Select, case, false, func, or_, select, true

from webapp.database.statements import written_out
from webapp.extensions import db
from webapp.incidents.acts import NOT_UNDONE
from webapp.incidents.models import TO_LOOK_AT, Act, Incident
from webapp.incidents.visible import PERSON, visible_to
from webapp.vocabulary.act import ActKind
from webapp.web.paging import PAGE_SIZE

# More are not counted: nobody would look at them today.
MOST_TO_LOOK_AT = 100


def _waiting() -> Select[Any]:
    """Looked up for each: PostgreSQL would make a join of EXISTS, and sort.

    Of a CASE it guesses that half fit. Of IS NULL it thinks that few do: then a plan for one person
    looks cheaper to it than one for all, and it plans each time, which takes longer than to count.
    """
    is_theirs = or_(Act.person_id == PERSON, Act.coded["second"].as_integer() == PERSON)
    closed = select(Act.id).where(Act.incident_id == Incident.id, NOT_UNDONE, is_theirs)
    closed = closed.where(Act.kind == ActKind.CLOSED.value).limit(written_out(1))
    own = closed.correlate(Incident).scalar_subquery()
    is_others = case((own.is_(None), true()), else_=false())
    return select(Incident.id).where(TO_LOOK_AT, is_others, visible_to(PERSON))


def _in_order() -> Select[Any]:
    """As the index has them: without an order PostgreSQL reads all of it before the first."""
    return _waiting().order_by(Incident.closed_at, Incident.id)


def count_to_look_at() -> ScalarSelect[int]:
    """How many wait for PERSON: one more than MOST_TO_LOOK_AT stands for more."""
    some = _in_order().limit(written_out(MOST_TO_LOOK_AT + 1)).subquery()
    return select(func.count()).select_from(some).scalar_subquery()


# Made once: to write the query out takes longer than to run it.
FIRST = _in_order().limit(written_out(PAGE_SIZE + 1))


def find_to_look_at(person_id: int) -> tuple[list[int], bool]:
    """The incidents that were closed first, as many as a page has, and whether there are more."""
    found = [*db.session.scalars(FIRST, {"person": person_id})]
    return found[:PAGE_SIZE], len(found) > PAGE_SIZE
