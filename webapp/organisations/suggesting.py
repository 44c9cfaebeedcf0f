"""Suggests an organisation of the register for what a worker typed. Computed, and never stored."""

from datetime import datetime
from functools import lru_cache

from sqlalchemy import or_, select

from webapp.extensions import db
from webapp.organisations.matching import Name, suggest, take_apart
from webapp.organisations.models import Organisation
from webapp.vocabulary.times import UK


@lru_cache(maxsize=10_000)
def _known(name: str) -> Name:
    """Names of the register only: what workers type is not remembered."""
    return take_apart(name)


def suggest_organisation(typed: str) -> Organisation | None:
    """The one that is probably meant, of those that are not closed. Compares each name."""
    today = datetime.now(UK).date()
    is_there = or_(Organisation.until.is_(None), Organisation.until >= today)
    query = select(Organisation.id, Organisation.name).where(is_there)
    names = ((number, _known(name)) for number, name in db.session.execute(query))
    number = suggest(typed, names)
    return db.session.get(Organisation, number) if number is not None else None
