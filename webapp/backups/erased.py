"""The list of what was erased. A restore of an older backup erases it again.

It holds ids and digests, which say nothing of a report.
"""

import json
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import select

from webapp.arrivals.models import ErasedBefore
from webapp.backups.errors import NotAListOfErasures
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.erasing import erase_marked

FILE = "erased.json"
LONGEST_ID, DIGEST = 36, 43


class Mark(NamedTuple):
    """What was erased, and when (ISO 8601)."""

    id: str
    digest: str
    at: str


def write(folder: Path) -> None:
    """Write the list of today into a backup."""
    marks = db.session.scalars(select(ErasedBefore).order_by(ErasedBefore.id)).all()
    listed = [Mark(one.id, one.digest, one.erased_at.isoformat()) for one in marks]
    with (folder / FILE).open("w") as file:
        json.dump(listed, file)
        os.fsync(file.fileno())


def read(file: Path) -> list[Mark]:
    """Raises NotAListOfErasures."""
    try:
        marks = [Mark(*one) for one in json.loads(file.read_text())]
        for mark in marks:
            _check(mark)
    except (OSError, ValueError, TypeError) as error:
        raise NotAListOfErasures(file) from error
    return marks


def replay(marks: Iterable[Mark]) -> int:
    """Erase again what these mark. Returns how many reports were erased. Idempotent.

    The database must have today's tables.
    """
    with writing():
        known = {(one.id, one.digest) for one in db.session.scalars(select(ErasedBefore))}
        for one in marks:
            if one[:2] not in known:
                at = datetime.fromisoformat(one.at)
                db.session.add(ErasedBefore(id=one.id, digest=one.digest, erased_at=at))
    return erase_marked()


def _check(mark: Mark) -> None:
    """Raise ValueError or TypeError unless it is an id, a digest and a time with its zone."""
    if not 0 < len(mark.id) <= LONGEST_ID or len(mark.digest) != DIGEST:
        raise ValueError("no id and digest")
    if datetime.fromisoformat(mark.at).tzinfo is None:
        raise ValueError("no zone")
