"""The closed account that does at a demonstration what people at the unit would have done."""

from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import Column, delete, exists, or_, select

from webapp.database.writing import writing
from webapp.extensions import Base, db
from webapp.incidents.work.cover.models import Absence
from webapp.people.models import User

EMAIL = "demonstration@example.invalid"


def find_or_make() -> int:
    """Its number. It can neither sign in nor count as the first person."""
    found = _find()
    return _make() if found is None else found


def remove_if_unused() -> None:
    """It is back, if it was away. Remove it, unless a row that is left names it."""
    with writing():
        number = _find()
        db.session.execute(delete(Absence).where(Absence.person_id == number))
        if number is not None and not _is_named(number):
            db.session.execute(delete(User).where(User.id == number))


def _find() -> int | None:
    return db.session.scalar(select(User.id).where(User.email == EMAIL))


def _make() -> int:
    with writing():
        person = User(
            email=EMAIL,
            name="Demonstration",
            password="",
            active=False,
            fs_uniquifier=uuid4().hex,
            created_at=datetime.now(UTC),
        )
        db.session.add(person)
        db.session.flush()
        return person.id


def _is_named(number: int) -> bool:
    named = [exists().where(column == number) for column in _columns_that_name_people()]
    return bool(db.session.scalar(select(or_(*named))))


def _columns_that_name_people() -> list[Column[int]]:
    tables = Base.metadata.tables.values()
    keys = [key for table in tables for key in table.foreign_keys]
    return [key.parent for key in keys if key.column.table is User.__table__]
