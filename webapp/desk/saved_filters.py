"""A person's saved filters. Nobody else sees them, and nothing of them is in the audit log."""

from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from sqlalchemy import Select, bindparam, delete, select

from webapp.database.writing import writing
from webapp.desk.forms import address_of, asked_filter
from webapp.desk.models import SavedFilter
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents.filters import NO_FILTER, Filter, in_words
from webapp.organisations.models import Organisation
from webapp.vocabulary.work_list import WorkList

# They lie above the list, and must not push it away.
MOST_SAVED = 10

# Made once: to write the query out takes longer than to run it.
SAVED_BY = (
    select(SavedFilter.id, SavedFilter.asked, Organisation.name)
    .outerjoin(Organisation)
    .where(SavedFilter.person_id == bindparam("person"))
)


class TooManySaved(AppError):
    """The person has MOST_SAVED already."""

    status = 409
    sentence = "You have 10 saved filters. Open one that you no longer need, and remove it first."


class Saved(NamedTuple):
    """A saved filter: what its address holds, and its words."""

    address: dict[str, Any]
    words: str


def find_saved(person_id: int) -> list[Saved]:
    """What this person saved, the oldest first."""
    mine = db.session.execute(SAVED_BY, {"person": person_id})
    return [_saved(row.asked, row.name) for row in sorted(mine, key=lambda row: row.id)]


def save(person_id: int, work_list: WorkList, asked: Filter) -> None:
    """Save it; a no-op where nothing is filtered, or it is saved. Raises TooManySaved."""
    written, mine = _written(work_list, asked), SavedFilter.person_id == person_id
    with writing():
        known = db.session.scalars(select(SavedFilter.asked).where(mine)).all()
        if asked == NO_FILTER or written in known:
            return
        if len(known) >= MOST_SAVED:
            raise TooManySaved()
        organisation = db.session.scalar(_organisation(asked))
        row = SavedFilter(person_id=person_id, asked=written, organisation_id=organisation)
        db.session.add(row)


def remove(person_id: int, work_list: WorkList, asked: Filter) -> None:
    """Remove it. Idempotent."""
    mine = delete(SavedFilter).where(SavedFilter.person_id == person_id)
    with writing():
        db.session.execute(mine.where(SavedFilter.asked == _written(work_list, asked)))


def _written(work_list: WorkList, asked: Filter) -> str:
    return urlencode(address_of(work_list, asked))


def _organisation(asked: Filter) -> Select[int]:
    """Its number, if the register has it."""
    return select(Organisation.id).where(Organisation.id == asked.organisation_id)


def _saved(written: str, organisation: str | None) -> Saved:
    work_list, asked = asked_filter(dict(parse_qsl(written)))
    words = in_words(asked, organisation=organisation)
    return Saved(address_of(work_list, asked), f"{work_list.label}: {' · '.join(words)}")
