"""When incidents are reported: by day of the week, term and school holidays, and hour. Pure."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random

DAYS = 365
# From Monday. Much of what happens at the weekend is told on Monday.
BY_WEEKDAY = (1.4, 1.1, 1.0, 1.0, 1.1, 0.7, 0.4)
IN_HOLIDAYS = 0.55
# First and last day as (month, day); those of one year in England, near enough.
HOLIDAYS = (
    ((1, 1), (1, 4)),
    ((2, 14), (2, 22)),
    ((4, 1), (4, 16)),
    ((5, 23), (5, 31)),
    ((7, 21), (9, 2)),
    ((10, 24), (11, 1)),
    ((12, 19), (12, 31)),
)
# From midnight: clubs and youth centres work in the evening.
BY_HOUR = (1, 0, 0, 0, 0, 0, 1, 3, 6, 9, 9, 8, 8, 9, 10, 14, 18, 22, 26, 26, 20, 12, 6, 2)


def is_holiday(day: date) -> bool:
    """Whether schools are closed."""
    return any(first <= (day.month, day.day) <= last for first, last in HOLIDAYS)


def incidents_by_day(count: int, *, until: date, chance: Random) -> Iterator[tuple[date, int]]:
    """Spread `count` incidents over the year that ends on this day, oldest first."""
    days = [until - timedelta(days=DAYS - 1 - number) for number in range(DAYS)]
    left, weight = count, sum(map(_weight, days))
    for day in days:
        expected = left * _weight(day) / weight
        many = min(left, _near(expected, chance)) if day != until else left
        left, weight = left - many, weight - _weight(day)
        yield day, many


def moment(day: date, chance: Random) -> datetime:
    """A time of that day."""
    hour = chance.choices(range(24), BY_HOUR)[0]
    return datetime(day.year, day.month, day.day, hour, chance.randrange(60), tzinfo=UTC)


def _weight(day: date) -> float:
    return BY_WEEKDAY[day.weekday()] * (IN_HOLIDAYS if is_holiday(day) else 1)


def _near(expected: float, chance: Random) -> int:
    """About as many, now more and now fewer, as things happen (a Poisson number, near enough)."""
    return max(0, round(chance.gauss(expected, expected**0.5)))
