"""The days and hours in which the unit reads reports: as data for phones, and in words. Pure.

Their twin `static/js/page/unit-hours.js` finds the next opening by the phone's own clock.
"""

import re
from dataclasses import dataclass

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = re.compile(r"([A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))?")
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")


@dataclass(frozen=True)
class UnitHours:
    """`first` and `last` are days, Monday 0 to Sunday 6; `opens` and `closes` such as "09:00".

    Bank holidays are left to people: the words say so.
    """

    first: int
    last: int
    opens: str
    closes: str

    @classmethod
    def read(cls, days: str, opens: str, closes: str) -> "UnitHours":
        """Read "Mon-Fri" and two times of day. Raises ValueError if they make no working day."""
        found = _DAYS.fullmatch(days)
        if not found or not all(map(_CLOCK.fullmatch, (opens, closes))) or opens >= closes:
            raise ValueError(days, opens, closes)
        short = [day[:3] for day in DAYS]
        first = short.index(found[1])
        last = short.index(found[2]) if found[2] else first
        if last < first:
            raise ValueError(days)
        return cls(first, last, opens, closes)

    @property
    def in_words(self) -> str:
        """`Monday to Friday, 9am to 5pm, not bank holidays`."""
        days = DAYS[self.first] + (f" to {DAYS[self.last]}" if self.last > self.first else "")
        return f"{days}, {_clock(self.opens)} to {_clock(self.closes)}, not bank holidays"


def _clock(text: str) -> str:
    """`9am`, `5.30pm`."""
    hour, minute = int(text[:2]), text[3:]
    return f"{hour % 12 or 12}{f'.{minute}' if minute != '00' else ''}{'am' if hour < 12 else 'pm'}"
