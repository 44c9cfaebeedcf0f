"""The periods that figures are of: quarters, and years from April to March. Pure."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cached_property

CODE = re.compile(r"(20[0-9]{2})(?:-q([1-4]))?")
APRIL = 4
OLDEST, NEWEST = 2000, 2099


@dataclass(frozen=True)
class Period:
    """A quarter of a calendar year, or the twelve months from April (`quarter` is 0)."""

    year: int
    quarter: int = 0

    @property
    def code(self) -> str:
        """As an address has it: `2026-q4`, or `2026`."""
        return f"{self.year}-q{self.quarter}" if self.quarter else f"{self.year}"

    @cached_property
    def months(self) -> tuple[str, ...]:
        """Its months in order, as YYYY-MM."""
        start, count = (self.quarter * 3 - 2, 3) if self.quarter else (APRIL, 12)
        places = (self.year * 12 + start - 1 + step for step in range(count))
        return tuple(f"{place // 12:04}-{place % 12 + 1:02}" for place in places)

    def __contains__(self, month: str) -> bool:
        """Whether it has this month, written as YYYY-MM."""
        return month in self.months

    @property
    def first_day(self) -> date:
        """Its first day."""
        return month_in(self.months[0])[0]

    @property
    def last_day(self) -> date:
        """Its last day."""
        return month_in(self.months[-1])[1]

    @property
    def label(self) -> str:
        """`October to December 2026`, or `April 2026 to March 2027`."""
        first, last = self.first_day, self.last_day
        year = "" if self.quarter else f" {first.year}"
        return f"{first:%B}{year} to {last:%B %Y}"

    @property
    def before(self) -> "Period | None":
        """The one before, of the same length."""
        return self._step(-1)

    @property
    def after(self) -> "Period | None":
        """The one after, of the same length."""
        return self._step(1)

    @property
    def whole_year(self) -> "Period":
        """The year from April that it is in."""
        is_early = self.quarter == 1
        return Period(max(self.year - is_early, OLDEST))

    @property
    def quarters(self) -> "tuple[Period, ...]":
        """Of a year, its four quarters."""
        return (*(Period(self.year, number) for number in (2, 3, 4)), Period(self.year + 1, 1))

    @property
    def last_quarter(self) -> "Period":
        """Of a year, its last quarter; of a quarter, itself."""
        return self if self.quarter else Period(min(self.year + 1, NEWEST), 1)

    def _step(self, by: int) -> "Period | None":
        place = self.year * 4 + self.quarter - 1 + by
        found = Period(place // 4, place % 4 + 1) if self.quarter else Period(self.year + by)
        return found if OLDEST <= found.year <= NEWEST else None


def quarter_of(day: date) -> Period:
    """The quarter that this day is in."""
    return Period(day.year, (day.month + 2) // 3)


def last_quarter_over(day: date) -> Period:
    """The quarter before the one that this day is in."""
    now = quarter_of(day)
    return now.before or now


def read_period(code: str) -> Period | None:
    """The period with this code; None if there is none."""
    found = CODE.fullmatch(code)
    return Period(int(found[1]), int(found[2] or 0)) if found else None


def month_in(month: str) -> tuple[date, date]:
    """The first and the last day of a month written as YYYY-MM."""
    first = date.fromisoformat(f"{month}-01")
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def month_label(month: str) -> str:
    """`October 2026`, from YYYY-MM."""
    return f"{date.fromisoformat(f'{month}-01'):%B %Y}"
