"""Offers as a task what the guidance for a report wants within one working day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

from webapp.config import current_config
from webapp.guidance.editions import find_served
from webapp.guidance.source.you_now import MustHear
from webapp.incidents.work.tasks.listing import today
from webapp.opening_hours import UK, Hours, due_day
from webapp.vocabulary.act import ActKind
from webapp.vocabulary.times import format_day
from webapp.vocabulary.waiting_for import WaitingFor
from webapp.working_days import holidays_ahead


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
    within_a_day: Iterable[MustHear], acts: Sequence[Row[Any]], *, told: datetime
) -> list[Offer]:
    """What to offer for a report whose worker was `told` then: what nobody has noted yet.

    `acts` are those in force on its incident (entries.find_acts).
    """
    noted = {about for act in acts if (about := _about(act))}
    wanted = {one.who: one for one in within_a_day if one.who in [*map(str, WaitingFor)]}
    return [
        Offer(who, f"Tell the {one.name}, {one.when}", _day(told, who))
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


def _day(told: datetime, who: str) -> date:
    """The day that the phone names, by the unit's own hours where theirs are not known.

    Once that is over, the first working day that is left.
    """
    config = current_config()
    holidays = holidays_ahead(config.bank_holidays, told.astimezone(UK).year)
    contact = find_served().content.contacts.get(who)
    own = Hours.from_data(contact.hours) if contact else None
    due = due_day(own if own and own.week else Hours(config.unit_hours.week), told, holidays)
    days, now = config.working_days, today()
    if due and due >= now:
        return due
    return now if days.has(now) else days.after(now)
