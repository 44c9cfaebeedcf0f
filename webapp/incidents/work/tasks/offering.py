"""Offers as a task what the guidance for a report wants within one working day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row

from webapp.config import current_config
from webapp.guidance.source.you_now import MustHear
from webapp.incidents.work.tasks.listing import today
from webapp.vocabulary.act import ActKind
from webapp.vocabulary.times import format_day
from webapp.vocabulary.waiting_for import WaitingFor


@dataclass(frozen=True)
class Offer:
    """Whom the guidance says to tell, in words and as a code of WaitingFor, and by which day."""

    about: str
    text: str
    due: date

    @property
    def due_in_words(self) -> str:
        """`30 November 2026`."""
        return format_day(self.due)


def offers_for(
    within_a_day: Iterable[MustHear], acts: Sequence[Row[Any]], *, since: date
) -> list[Offer]:
    """What to offer for a report that the unit has `since` this day: what nobody has noted yet.

    `acts` are those in force on its incident (entries.find_acts).
    """
    noted = {about for act in acts if (about := _about(act))}
    wanted = {one.who: one for one in within_a_day if one.who in [*map(str, WaitingFor)]}
    return [
        Offer(who, f"Tell the {one.name}, {one.when}", _day(since))
        for who, one in wanted.items()
        if who not in noted
    ]


def _about(act: Row[Any]) -> str | None:
    """Whom this act is about: a task, or that they were told."""
    coded: dict[str, Any] = act.coded
    if act.kind == ActKind.TASK:
        return coded.get("about")
    is_told = act.kind == ActKind.TOLD or (act.kind == ActKind.CALL and coded["spoke"])
    return coded["whom"] if is_told else None


def _day(since: date) -> date:
    """The next working day; once that is over, the first that is left."""
    days = current_config().working_days
    due = days.after(since)
    if due >= today():
        return due
    return today() if days.has(today()) else days.after(today())
