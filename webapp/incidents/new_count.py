"""How many new incidents the menu counts: a list or a report asks, other pages remember."""

import time

from flask import current_app
from flask_login import current_user
from sqlalchemy import select

from webapp.database.failures import has_failed
from webapp.extensions import db
from webapp.incidents.figures import bounds_for, count_visible
from webapp.vocabulary.work_list import WorkList

SECONDS = 30
COUNTED = "esafety-new-incidents"
# Made once: to write the query out takes longer than to run it.
NEW = select(count_visible(WorkList.NEW))


def count_new() -> int | None:
    """Of those that the person signed in may see, as of half a minute ago.

    None where the database has just failed.
    """
    if has_failed():
        return None
    counted_at, count = _counted().get(current_user.id, (0.0, 0))
    if not counted_at or time.monotonic() - counted_at > SECONDS:
        count = db.session.scalar(NEW, bounds_for(current_user.id)) or 0
        keep(count)
    return count


def keep(count: int) -> None:
    """Remember what this request has counted for the person signed in."""
    _counted()[current_user.id] = (time.monotonic(), count)


def _counted() -> dict[int, tuple[float, int]]:
    counted: dict[int, tuple[float, int]] = current_app.extensions.setdefault(COUNTED, {})
    return counted
