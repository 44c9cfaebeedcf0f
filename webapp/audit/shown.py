"""Records that a person was shown a list: one entry a person, list and half hour."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple, cast

from flask import current_app
from flask_login import current_user
from sqlalchemy import CursorResult, update

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.audit.models import ListShown
from webapp.database.insert_once import insert_once
from webapp.database.writing import writing
from webapp.extensions import db

# Looking again within this time is the same look.
ONE_LOOK = timedelta(minutes=30)

REMEMBERED = "esafety-lists-shown"


class ShownList(StrEnum):
    """The lists whose showing is recorded, by the names that the log has for ever."""

    NEW = "New"
    MINE = "Mine"
    TEAM = "Team"
    WAITING = "Waiting"
    DUE = "Due"
    CLOSED = "Closed"
    ALL = "All"
    NOT_A_REPORT = "Not a report"
    COULD_NOT_OPEN = "Could not be opened"
    SET_ASIDE = "Set aside"
    TO_LOOK_AT = "To look at"
    UNMATCHED = "Without an organisation"
    AUDIT_LOG = "Audit log"


class OfOrganisation(NamedTuple):
    """The list of all incidents of the organisation with this number."""

    number: int

    @property
    def value(self) -> str:
        """The name under which it is remembered."""
        return f"All of organisation {self.number}"


Shown = ShownList | OfOrganisation


def record_shown(shown: Shown, *, within: timedelta = ONE_LOOK) -> bool:
    """Record that the person signed in sees this list. False if they did `within` that time."""
    now = datetime.now(UTC)
    since = now - within
    if _is_remembered(shown, since):
        return False
    before = db.session.get(ListShown, (current_user.id, shown.value))
    if before is None:
        row = ListShown(person_id=current_user.id, list=shown.value, at=now)
        return insert_once(row, also=lambda: _record(shown))
    _remembered()[current_user.id, shown.value] = before.at
    return before.at <= since and _record_again(shown, now, since)


def _is_remembered(shown: Shown, since: datetime) -> bool:
    """Whether this process read that it is recorded."""
    at = _remembered().get((current_user.id, shown.value))
    return at is not None and at > since


def _remembered() -> dict[tuple[int, str], datetime]:
    found: dict[tuple[int, str], datetime] = current_app.extensions.setdefault(REMEMBERED, {})
    return found


def _record_again(shown: Shown, now: datetime, since: datetime) -> bool:
    """Of two at the same moment the second finds it recorded."""
    again = update(ListShown).where(
        ListShown.person_id == current_user.id,
        ListShown.list == shown.value,
        ListShown.at <= since,
    )
    with writing():
        noted = cast(CursorResult[Any], db.session.execute(again.values(at=now))).rowcount
        if noted:
            _record(shown)
    return bool(noted)


def _record(shown: Shown) -> None:
    if isinstance(shown, OfOrganisation):
        trail.record(Event.ORGANISATION_LISTED, number=str(shown.number))
    else:
        trail.record(Event.LIST_SHOWN, list=shown.value)
