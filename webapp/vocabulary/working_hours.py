"""Counts working hours: the unit's hours on its working days. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from webapp.unit_hours import UnitHours
from webapp.vocabulary.times import UK
from webapp.working_days import DAY, WorkingDays

# Longer than any number of hours that can be set, for a unit that is open on one day a week.
LONGEST_LOOK = 4_000


@dataclass(frozen=True)
class Calendar:
    """When the unit works."""

    days: WorkingDays

    @property
    def hours(self) -> UnitHours:
        """Of each working day."""
        return self.days.hours

    @property
    def working_day(self) -> timedelta:
        """How long each working day is."""
        opens, closes = (time.fromisoformat(at) for at in (self.hours.opens, self.hours.closes))
        return datetime.combine(date.min, closes) - datetime.combine(date.min, opens)

    def between(self, start: datetime, end: datetime) -> timedelta:
        """How much working time is between two moments."""
        passed = timedelta()
        for opens, closes in self._days_back_from(end):
            if closes <= start:
                break
            passed += closes - max(opens, start)
        return passed

    def hours_before(self, moment: datetime, hours: int) -> datetime:
        """The moment from which to this one so many working hours have passed."""
        left = timedelta(hours=hours)
        for opens, closes in self._days_back_from(moment):
            if closes - opens >= left:
                return closes - left
            left -= closes - opens
        return moment - LONGEST_LOOK * DAY

    def week_opened(self, moment: datetime) -> datetime | None:
        """When the first working day of this week opens; None if the week has none."""
        today = moment.astimezone(UK).date()
        days = (today + (number - today.weekday()) * DAY for number in range(7))
        first = next(filter(self.days.has, days), None)
        return _at(first, self.hours.opens) if first else None

    def _days_back_from(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        """When each working day opened and closed, the latest first, up to the moment."""
        today = moment.astimezone(UK).date()
        for day in filter(self.days.has, (today - back * DAY for back in range(LONGEST_LOOK))):
            opens, closes = _at(day, self.hours.opens), _at(day, self.hours.closes)
            if opens < moment:
                yield opens, min(closes, moment.astimezone(UTC))


def _at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), UK).astimezone(UTC)
