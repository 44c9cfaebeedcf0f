"""Says which days are working days: days of the unit that are no bank holiday. Pure.

Bank holidays come with the library, so nothing is asked over the network.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import count, islice

from webapp.opening_hours import BankHolidays
from webapp.unit_hours import UnitHours

DAY = timedelta(days=1)
# Where the bank holidays are those of, and how the library calls it.
REGIONS = {"England": "ENG", "Northern Ireland": "NIR", "Scotland": "SCT", "Wales": "WLS"}


@cache
def bank_holidays(region: str) -> Container[date]:
    """Those of a key of REGIONS, of whichever year is asked for."""
    from holidays import country_holidays  # it takes a while to load, and few need it

    return country_holidays("GB", subdiv=REGIONS[region])


@cache
def holidays_ahead(region: str, year: int) -> BankHolidays:
    """Those that phones are sent: of this year and the two that follow."""
    first, last = date(year, 1, 1), date(year + 2, 12, 31)
    off = bank_holidays(region)
    days = (first + ahead * DAY for ahead in range((last - first).days + 1))
    return BankHolidays(first, last, frozenset(day for day in days if day in off))


@dataclass(frozen=True)
class WorkingDays:
    """The working days of a unit with these hours, in this region (a key of REGIONS)."""

    hours: UnitHours
    region: str = "England"

    def has(self, day: date) -> bool:
        """Whether this is a working day."""
        is_on = self.hours.first <= day.weekday() <= self.hours.last
        return is_on and day not in bank_holidays(self.region)

    def after(self, day: date, number: int = 1) -> date:
        """The working day that is so many working days after this day."""
        following = filter(self.has, (day + ahead * DAY for ahead in count(1)))
        return next(islice(following, number - 1, None))
