"""Remembers which organisation a spelling means: by a keyed hash, so no table has the words.

The key is a file beside the storage keys. Without it no spelling is recognised, and nothing is lost
but the presses.
"""

import hmac
from collections.abc import Collection
from typing import Any

from flask_login import current_user
from sqlalchemy import ColumnElement, Connection, ScalarSelect, bindparam, select

from webapp import clock
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.extensions import db
from webapp.organisations.matching import take_apart
from webapp.organisations.models import OrganisationAlias
from webapp.organisations.spelling import fold
from webapp.texts.hash_keys import read_key

FILE = "spelling-key"
CHARACTERS = 24
COUNTS = OrganisationAlias.undone_at.is_(None)
MEANT = select(OrganisationAlias.spelling, OrganisationAlias.organisation_id).where(
    COUNTS, OrganisationAlias.spelling.in_(bindparam("spellings", expanding=True))
)


def hash_spelling(typed: Any) -> str | None:
    """What stands for these words in every table; None where they name no organisation.

    "Youth club" names none: it would be remembered for all of them. Raises StorageKeyAway.
    """
    if not isinstance(typed, str) or not take_apart(typed).own:
        return None
    return hmac.digest(read_key(FILE), fold(typed).encode(), "sha256").hex()[:CHARACTERS]


def meant_by(spelling: ColumnElement[str | None]) -> ScalarSelect[int]:
    """The number of the organisation that a column of hashes means, as a column."""
    query = select(OrganisationAlias.organisation_id)
    return query.where(COUNTS, OrganisationAlias.spelling == spelling).scalar_subquery()


def find_meant(connection: Connection, spellings: Collection[str]) -> dict[str, int]:
    """Which organisation each of these hashes means; without those that mean none."""
    if not spellings:
        return {}
    found = connection.execute(MEANT, {"spellings": [*spellings]})
    return {row.spelling: row.organisation_id for row in found}


def remember(spelling: str, organisation: int) -> None:
    """From now on it means this one, in the caller's transaction. A no-op if it means one."""
    if find_meant(db.session.connection(), [spelling]):
        return
    db.session.add(
        OrganisationAlias(
            spelling=spelling,
            organisation_id=organisation,
            confirmed_by=current_user.id,
            confirmed_at=clock.now(),
        )
    )
    trail.record(Event.ORGANISATION_CONFIRMED, number=str(organisation))


def replace(spelling: str, organisation: int) -> None:
    """From now on it means this one, whatever it meant, in the caller's transaction."""
    if find_meant(db.session.connection(), [spelling]).get(spelling) != organisation:
        forget(spelling)
        db.session.flush()
        remember(spelling, organisation)


def forget(spelling: str) -> None:
    """From now on it means none, in the caller's transaction. A no-op if it means none already."""
    these = select(OrganisationAlias).where(COUNTS, OrganisationAlias.spelling == spelling)
    for alias in db.session.scalars(these):
        alias.undone_by, alias.undone_at = current_user.id, clock.now()
        trail.record(Event.ORGANISATION_UNDONE, number=str(alias.organisation_id))
