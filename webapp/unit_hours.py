"""The days and hours in which the unit reads reports: as data for phones, and in words. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from webapp.bad_setting import BadSetting, Reading

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = re.compile(r"([A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))?")
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")


@dataclass(frozen=True)
class UnitHours:
    """`first` and `last` are days, Monday 0 to Sunday 6; `opens` and `closes` such as "09:00"."""

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
    def week(self) -> tuple[str, ...]:
        """The times of each day and, last, of bank holidays, such as "09:00-17:00", or ""."""
        open_on = range(self.first, self.last + 1)
        return tuple(f"{self.opens}-{self.closes}" if day in open_on else "" for day in range(8))

    @property
    def in_words(self) -> str:
        """`Monday to Friday, 9am to 5pm, not bank holidays`."""
        days = DAYS[self.first] + (f" to {DAYS[self.last]}" if self.last > self.first else "")
        return f"{days}, {_clock(self.opens)} to {_clock(self.closes)}, not bank holidays"


def _clock(text: str) -> str:
    """`9am`, `5.30pm`."""
    hour, minute = int(text[:2]), text[3:]
    return f"{hour % 12 or 12}{f'.{minute}' if minute != '00' else ''}{'am' if hour < 12 else 'pm'}"


def read_unit_hours(env: Mapping[str, str]) -> dict[str, Any]:
    """Read `unit_days`, `unit_opens` and `unit_closes`. Raises BadSetting."""
    days, opens = env.get("UNIT_DAYS", "Mon-Fri"), env.get("UNIT_OPENS", "09:00")
    closes = env.get("UNIT_CLOSES", "17:00")
    read, is_clock = Reading(), bool(_CLOCK.fullmatch(opens))
    for name, value, legal in (
        ("UNIT_DAYS", (days, "00:00", "23:59"), "days such as Mon-Fri, or one such as Tue"),
        ("UNIT_OPENS", ("Mon", opens, "23:59"), "a time of day such as 09:00"),
        (
            "UNIT_CLOSES",
            ("Mon", opens if is_clock else "00:00", closes),
            "a time such as 17:00, after UNIT_OPENS",
        ),
    ):
        read(_judge, name, value, legal)
    read.end()
    return {"unit_days": days, "unit_opens": opens, "unit_closes": closes}


def _judge(name: str, value: tuple[str, str, str], legal: str) -> None:
    try:
        UnitHours.read(*value)
    except ValueError as error:
        raise BadSetting(name, legal) from error
