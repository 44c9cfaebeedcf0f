"""Counts working hours: the unit's hours on its days, bank holidays of England left out. Pure."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from webapp.unit_hours import UnitHours
from webapp.vocabulary.times import UK

DAY = timedelta(days=1)
# Longer than any number of hours that can be set, for a unit that is open on one day a week.
LONGEST_LOOK = 4_000


@cache
def bank_holidays() -> Container[date]:
    """Those of England, of whichever year is asked for."""
    from holidays import country_holidays  # it takes a while to load, and few need it

    return country_holidays("GB", subdiv="ENG")


@dataclass(frozen=True)
class Calendar:
    """When the unit works."""

    hours: UnitHours

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
        first = next(filter(self._is_working, days), None)
        return _at(first, self.hours.opens) if first else None

    def _days_back_from(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        """When each working day opened and closed, the latest first, up to the moment."""
        today = moment.astimezone(UK).date()
        for day in filter(self._is_working, (today - back * DAY for back in range(LONGEST_LOOK))):
            opens, closes = _at(day, self.hours.opens), _at(day, self.hours.closes)
            if opens < moment:
                yield opens, min(closes, moment.astimezone(UTC))

    def _is_working(self, day: date) -> bool:
        is_on = self.hours.first <= day.weekday() <= self.hours.last
        return is_on and day not in bank_holidays()


def _at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), UK).astimezone(UTC)
