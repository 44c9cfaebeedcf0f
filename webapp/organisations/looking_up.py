"""Finds organisations of the register for somebody who types a name, also closed ones."""

from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import select

from webapp.extensions import db
from webapp.organisations.models import Organisation
from webapp.organisations.ranking import Known, know, rank

MOST = 10
LONGEST = 120


@lru_cache(maxsize=10_000)
def _known(name: str) -> Known:
    """Names of the register only: what somebody types is not remembered."""
    return know(name)


def look_up(typed: str) -> Sequence[Organisation]:
    """At most MOST, the likeliest first. Compares each name."""
    query = select(Organisation.id, Organisation.name).order_by(Organisation.name, Organisation.id)
    rows = db.session.execute(query).all()
    places = rank(typed[:LONGEST], [_known(row.name) for row in rows], most=MOST)
    return _load([rows[place].id for place in places])


def _load(numbers: Sequence[int]) -> list[Organisation]:
    query = select(Organisation).where(Organisation.id.in_(numbers))
    found = {one.id: one for one in db.session.scalars(query)}
    return [found[number] for number in numbers]
