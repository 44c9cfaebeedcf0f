"""What the block “Who has it” of a report's page says and offers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from flask_login import current_user
from sqlalchemy import Row, select

from webapp.access.guards import i_may
from webapp.access.permissions import Permission
from webapp.extensions import db
from webapp.incidents.models import Incident
from webapp.incidents.work.closing_proposals import NAME
from webapp.incidents.work.cover.readers import Reader, readers_for
from webapp.incidents.work.progress.closing import needs_two
from webapp.incidents.work.tasks.listing import ShownTask, tasks_in_words
from webapp.people.models import User
from webapp.proposals.proposing import find_waiting
from webapp.texts.reading import open_row
from webapp.vocabulary.act import ActKind, PutBackReason, ReopenedReason
from webapp.vocabulary.lane import Lane
from webapp.vocabulary.outcome import Outcome
from webapp.vocabulary.term import label_of
from webapp.vocabulary.times import format_day
from webapp.vocabulary.waiting_for import WaitingFor

OWNING = (ActKind.TAKEN, ActKind.GIVEN, ActKind.PUT_BACK)


class Told(NamedTuple):
    """An act as the block tells of it: who, when, and what it says in words, if anything."""

    kind: str
    who: str
    at: datetime
    words: str = ""

    @property
    def has_left(self) -> bool:
        """Whether they put it back because they read no more reports."""
        return self.words == PutBackReason.LEFT.label


@dataclass(frozen=True)
class Panel:
    """Who has the incident, since when, and what the person signed in can do.

    `had` is how its owner came by it, or who put it back; `line` what they were told. `closed` and
    `reopened` are who did so; `second` approved the closing, a lead `looked_at` it since.
    `closed_it_myself`: the person signed in closed it, or approved that. `proposal` is the number
    of one that waits for a second person. `tasks` are those on it.
    """

    incident: Incident
    owner: str | None
    had: Told | None
    line: str
    waits: Told | None
    closed: Told | None
    second: str | None
    looked_at: Told | None
    closed_it_myself: bool
    reopened: Told | None
    proposal: int | None
    readers: list[Reader]
    tasks: Sequence[ShownTask]

    @property
    def can_close(self) -> bool:
        """Whether all of it is received, and it is not done with."""
        is_received = self.incident.lane in (Lane.OPEN, Lane.WAITING)
        return (is_received or self.is_not_rung) and self.proposal is None

    @property
    def is_not_rung(self) -> bool:
        """Whether all of it is received, though nobody was reached."""
        return self.incident.not_rung_since is not None

    @property
    def can_look_at(self) -> bool:
        """Whether the person signed in is to look at how it was closed."""
        is_to_look = self.incident.to_look_at and not self.closed_it_myself
        return is_to_look and i_may(Permission.SUPERVISE)

    @property
    def is_closed(self) -> bool:
        """Whether it was closed."""
        return self.incident.lane == Lane.CLOSED

    @property
    def options(self) -> list[tuple[str, str, None]]:
        """The colleagues to whom it can be given."""
        return [one for one in self.people if one[0] != str(self.incident.owner_id)]

    @property
    def people(self) -> list[tuple[str, str, None]]:
        """Everybody who can read it, to choose from."""
        return [(str(reader.number), reader.label, None) for reader in self.readers]

    @property
    def away(self) -> str:
        """`Away until 4 December 2026; Ada Lead covers.`, of who has it; "" if they are there."""
        owner = self.incident.owner_id
        away = next((reader.away for reader in self.readers if reader.number == owner), "")
        return f"{away[0].upper()}{away[1:]}." if away else ""

    @property
    def open_tasks(self) -> list[ShownTask]:
        """Those that are not done, what is due first."""
        return [task for task in self.tasks if task.finished is None]

    @property
    def until(self) -> str:
        """Until which day it waits."""
        return format_day(self.incident.waiting_until) if self.incident.waiting_until else ""

    @property
    def outcome(self) -> str:
        """What came of it, in words."""
        return label_of(Outcome, self.incident.outcome or "")

    @property
    def needs_two(self) -> bool:
        """Whether closing it takes a second person."""
        return needs_two(self.incident)


def panel_of(incident: Incident, acts: Sequence[Row[Any]], *, owner: str | None) -> Panel | None:
    """The block of this incident, on which these are the acts in force (entries.find_acts).

    `owner` is the name of who has it.

    None where the incident is set aside.
    """
    if incident.lane in (Lane.SET_ASIDE, Lane.JOINED):
        return None
    rows = sorted(acts, key=lambda row: row.id)
    latest = {row.kind: row for row in rows}
    had = next((row for row in reversed(rows) if row.kind in OWNING), None)
    closed = latest.get(ActKind.CLOSED)
    is_open = incident.closed_at is None and i_may(Permission.RECEIVE_REPORTS)
    return Panel(
        incident=incident,
        owner=owner,
        had=_told(had),
        line=_line(had) if incident.closed_at is None else "",
        waits=_told(latest.get(ActKind.WAITS)),
        closed=_told(closed),
        second=name_of(closed.coded.get("second")) if closed else None,
        looked_at=_told(_since(closed, latest.get(ActKind.LOOKED_AT))),
        closed_it_myself=closed is not None and _is_mine(closed),
        reopened=_told(latest.get(ActKind.REOPENED)),
        proposal=_proposal(incident) if is_open else None,
        readers=readers_for(incident) if is_open else [],
        tasks=tasks_in_words(rows),
    )


def _told(row: Row[Any] | None) -> Told | None:
    return None if row is None else Told(row.kind, row.who, row.at, _words(row))


def _since(closed: Row[Any] | None, looked: Row[Any] | None) -> Row[Any] | None:
    return looked if closed and looked and looked.id > closed.id else None


def _is_mine(closed: Row[Any]) -> bool:
    return current_user.id in (closed.person_id, closed.coded.get("second"))


def _words(row: Row[Any]) -> str:
    if row.kind == ActKind.PUT_BACK:
        return label_of(PutBackReason, row.coded["reason"])
    if row.kind == ActKind.REOPENED:
        return label_of(ReopenedReason, row.coded.get("reason", ""))
    return label_of(WaitingFor, row.coded["for"]) if row.kind == ActKind.WAITS else ""


def _line(row: Row[Any] | None) -> str:
    """What was written to whom it was given. It is sealed under the incident of the act."""
    return open_row(row) if row is not None and row.kind == ActKind.GIVEN else ""


def _proposal(incident: Incident) -> int | None:
    return find_waiting(NAME).get(str(incident.id)) if needs_two(incident) else None


def name_of(person: int | None) -> str | None:
    """The name of this person; None for nobody."""
    return db.session.scalar(select(User.name).where(User.id == person)) if person else None
