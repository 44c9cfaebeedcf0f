"""Says when a contact is open: read from text, in words, as data for phones, at a moment. Pure.

Its twin on phones is service_worker/phone/opening.js; a property test compares the two. Always by
the clock of Europe/London, never by the hours in which the unit reads (docs/decisions/0120).
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain, groupby
from typing import Any, Literal
from zoneinfo import ZoneInfo

from webapp.unit_hours import DAYS

UK = ZoneInfo("Europe/London")
BANK = 7
"""The place of bank holidays in a week; before it are Monday 0 to Sunday 6."""
ALL_DAY, CLOSED = "00:00-24:00", ""
ALWAYS, BY_DAY = "always", "not all night"
# When a helpline of which nobody has confirmed the hours is not offered first.
NIGHT_BEGINS, NIGHT_ENDS = "17:00", "09:00"
LONGEST_EXCEPTION = timedelta(days=62)
MANY_EXCEPTIONS = 30

State = Literal["open", "always", "unknown", "closed"]
_SPAN = re.compile(
    r"(\d{1,2})(?:[:.](\d\d))? ?(am|pm)? ?(?:-|–|to) ?(\d{1,2})(?:[:.](\d\d))? ?(am|pm)?"
)
_SHORT = [day[:3] for day in DAYS]
_DAYS = re.compile(r"([a-z]{3})[a-z]*(?: ?(?:-|–|to) ?([a-z]{3})[a-z]*)?", re.IGNORECASE)


class BadHours(ValueError):
    """Text that gives no hours; the message says what would."""


@dataclass(frozen=True)
class SpecialDays:
    """From `first` to `last` it is open at `times`, whatever the week says; "" is closed."""

    first: date
    last: date
    times: str = CLOSED


@dataclass(frozen=True)
class Hours:
    """`week`: the times of each day and, last, of bank holidays, such as "09:00-17:00".

    `when_closed`: the contact in whose place it answers; then its week is what that one leaves.
    `by_day`: nobody has confirmed its hours, and it is not open all night.
    """

    week: tuple[str, ...] = ()
    exceptions: tuple[SpecialDays, ...] = ()
    when_closed: str = ""
    by_day: bool = False

    @property
    def is_always(self) -> bool:
        """Whether it is open day and night."""
        return bool(self.week) and {*self.week} == {ALL_DAY} and not self.exceptions

    def as_data(self) -> Any:
        """What is stored, as JSON."""
        if self.is_always or self.by_day:
            return ALWAYS if self.is_always else BY_DAY
        if self.when_closed:
            return {"when_closed": self.when_closed}
        found = [
            [one.first.isoformat(), one.last.isoformat(), one.times] for one in self.exceptions
        ]
        return {"week": [*self.week], **({"except": found} if found else {})}

    @classmethod
    def from_data(cls, data: Any) -> "Hours | None":
        """What `as_data` gave, or None of None."""
        if data is None or data == ALWAYS:
            return EVERY_HOUR if data else None
        if data == BY_DAY:
            return cls(by_day=True)
        return cls(
            week=tuple(data.get("week", ())),
            exceptions=tuple(
                SpecialDays(date.fromisoformat(first), date.fromisoformat(last), times)
                for first, last, times in data.get("except", ())
            ),
            when_closed=data.get("when_closed", ""),
        )

    def without_past(self, today: date) -> "Hours":
        """The same without the exceptions that are over."""
        ahead = tuple(one for one in self.exceptions if one.last >= today)
        return Hours(self.week, ahead, self.when_closed, self.by_day)

    @property
    def in_words(self) -> str:
        """`Mon to Thu 9:00 to 17:00, Fri 9:00 to 16:30, not bank holidays`."""
        if self.is_always or self.by_day:
            return "Day and night" if self.is_always else "Not open all night"
        if self.when_closed:
            return "When the day number is closed"
        return ", ".join([*_week_in_words(self.week), *map(_exception_in_words, self.exceptions)])


EVERY_HOUR = Hours(week=(ALL_DAY,) * 8)


@dataclass(frozen=True)
class BankHolidays:
    """The bank holidays of the years that are known, `first` and `last` included."""

    first: date
    last: date
    days: frozenset[date]

    def as_data(self) -> list[str]:
        """The days as one text, between the first and the last that are known."""
        return [
            self.first.isoformat(),
            " ".join(day.isoformat() for day in sorted(self.days)),
            self.last.isoformat(),
        ]


@dataclass(frozen=True)
class Now:
    """How a contact is at a moment; `opens`: the day and time when a closed one opens next."""

    state: State
    today: date
    opens: tuple[date, str] | None = None
    by_day: bool = False

    @property
    def in_words(self) -> str:
        """`Open now`, `Opens Monday 9:00`; nothing where it is not known."""
        if self.by_day:
            return "Not open all night"
        if self.state != "closed":
            return {"open": "Open now", "always": "Day and night", "unknown": ""}[self.state]
        if not self.opens:
            return "Closed now"
        day, time = self.opens
        ahead = (day - self.today).days
        if ahead == 0:
            return f"Opens today {_short(time)}"
        far = f" {day.day} {day:%B}" if ahead > 6 else ""
        return f"Opens {DAYS[day.weekday()]}{far} {_short(time)}"


def look_at(hours: Hours | None, moment: datetime, holidays: BankHolidays) -> Now:
    """How a contact with these hours is at this moment, which needs a zone."""
    here = moment.astimezone(UK)
    today, time = here.date(), f"{here:%H:%M}"
    if hours and hours.by_day:
        night = time >= NIGHT_BEGINS or time < NIGHT_ENDS
        return Now("closed" if night else "unknown", today, by_day=True)
    if hours and hours.is_always:
        return Now("always", today)
    if not hours or not holidays.first <= today <= holidays.last:
        return Now("unknown", today)
    if any(start <= time < end for start, end in _spans(hours, today, holidays)):
        return Now("open", today)
    return Now("closed", today, _next_opening(hours, today, time, holidays))


def _next_opening(
    hours: Hours, today: date, time: str, holidays: BankHolidays
) -> tuple[date, str] | None:
    for ahead in range(LONGEST_EXCEPTION.days + 8):
        day = today + timedelta(days=ahead)
        if day > holidays.last:
            return None
        for start, _ in _spans(hours, day, holidays):
            if ahead or start > time:
                return day, start
    return None


def due_day(hours: Hours, told: datetime, holidays: BankHolidays) -> date | None:
    """The day at whose end one working day is over for a contact with these hours.

    A working day is one on which it opens. Told before it opens, that day is the first. None where
    the bank holidays have run out.
    """
    here = told.astimezone(UK)
    for ahead in range(LONGEST_EXCEPTION.days + 8):
        day = here.date() + timedelta(days=ahead)
        if day > holidays.last:
            return None
        opens = next(_spans(hours, day, holidays), None)
        if opens and (ahead or f"{here:%H:%M}" < opens[0]):
            return day
    return None


def _spans(hours: Hours, day: date, holidays: BankHolidays) -> Iterator[tuple[str, str]]:
    week = hours.week[BANK if day in holidays.days else day.weekday()]
    special = (one.times for one in hours.exceptions if one.first <= day <= one.last)
    for span in next(special, week).split(","):
        start, _, end = span.partition("-")
        if end:
            yield start, end


def resolve(hours: Hours | None, others: Mapping[str, Hours | None]) -> Hours | None:
    """The hours themselves, where they are those that another contact leaves."""
    if hours is None or not hours.when_closed:
        return hours
    other = others.get(hours.when_closed)
    if other is None or not other.week:
        return None
    return Hours(
        week=tuple(map(_rest, other.week)),
        exceptions=tuple(
            SpecialDays(one.first, one.last, _rest(one.times)) for one in other.exceptions
        ),
    )


def _rest(times: str) -> str:
    """What these times leave of a day."""
    edges = ["00:00", *chain.from_iterable(span.split("-") for span in times.split(",") if span)]
    edges.append("24:00")
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return ",".join(f"{start}-{end}" for start, end in pairs if start < end)


def read_times(text: str) -> str:
    """The times of one day: "9:00 to 16:30", "9am-5pm", "all day", "closed" or nothing.

    Several with commas; "17:00 to 9:00" belongs to two days, so it is refused. Raises BadHours.
    """
    plain = " ".join(text.lower().split())
    if plain in ("", "closed", "none", "-"):
        return CLOSED
    if plain in ("all day", "24 hours", "day and night"):
        return ALL_DAY
    spans = sorted(_read_span(part.strip()) for part in re.split(r",| and ", plain))
    if any(later[0] < earlier[1] for earlier, later in zip(spans, spans[1:], strict=False)):
        raise BadHours(f"“{text.strip()}”: two of these times overlap.")
    return ",".join(f"{start}-{end}" for start, end in spans)


def _read_span(text: str) -> tuple[str, str]:
    found = _SPAN.fullmatch(text)
    if not found:
        raise BadHours(f"“{text}”: give times such as 9:00 to 16:30, or “all day”, or “closed”.")
    first, last = found.group(1, 2, 3), found.group(4, 5, 6)
    start, end = _clock(*first, text=text), _clock(*last, text=text)
    if start >= end and end == "00:00":
        end = "24:00"
    if start >= end:
        raise BadHours(
            f"“{text}” goes past midnight: give each day its own times, such as "
            "“0:00 to 9:00, 17:00 to 24:00”."
        )
    return start, end


def _clock(hour: str, minute: str | None, half: str | None, *, text: str) -> str:
    number, rest = int(hour), int(minute or 0)
    if half:
        number = number % 12 + 12 * (half == "pm")
    if number > 24 or rest > 59 or (number == 24 and rest):
        raise BadHours(f"“{text}”: there is no such time of day.")
    return f"{number:02}:{rest:02}"


def read_week(text: str) -> tuple[str, ...]:
    """A week in one line: "Mon-Thu 9:00-17:00; Fri 9:00-16:30; bank holidays closed".

    Days that are not named are closed. Raises BadHours.
    """
    week = [CLOSED] * 8
    for part in filter(None, (part.strip() for part in text.split(";"))):
        if bank := re.fullmatch(r"bank holidays? (.+)", part, re.IGNORECASE):
            week[BANK] = read_times(bank[1])
            continue
        words = _DAYS.match(part)
        first, last = (words and words[1]), (words and (words[2] or words[1]))
        places = [
            _SHORT.index(one.title()) for one in (first, last) if one and one.title() in _SHORT
        ]
        if not words or len(places) < 2 or places[0] > places[1]:
            raise BadHours(f"“{part}”: begin with days, such as Mon-Fri 9:00-17:00.")
        for place in range(places[0], places[1] + 1):
            week[place] = read_times(part[words.end() :])
    return tuple(week)


def read_exceptions(text: str, today: date) -> tuple[SpecialDays, ...]:
    """Closures, one a line: "24 Dec 2026 to 31 Dec 2026", or "24 Dec 2026: 9:00 to 12:00".

    Raises BadHours.
    """
    lines = [line.strip() for line in re.split(r"[\n;]", text) if line.strip()]
    if len(lines) > MANY_EXCEPTIONS:
        raise BadHours(f"Give {MANY_EXCEPTIONS} lines at most.")
    found = sorted((_read_exception(line, today) for line in lines), key=lambda one: one.first)
    for earlier, later in zip(found, found[1:], strict=False):
        if later.first <= earlier.last:
            raise BadHours(f"{_day(later.first)} is given twice.")
    return tuple(found)


def _read_exception(line: str, today: date) -> SpecialDays:
    days, _, times = line.partition(": ")
    written = re.split(r" ?(?:–| to |\.\.) ?", days.rstrip(":"))
    first, last = _read_day(written[0], line), _read_day(written[-1], line)
    if len(written) > 2 or last < first or last - first > LONGEST_EXCEPTION:
        raise BadHours(f"“{line}”: give a first and a last day, two months apart at most.")
    if last < today:
        raise BadHours(f"“{line}” is over.")
    return SpecialDays(first, last, read_times(times))


def _read_day(text: str, line: str) -> date:
    for form in ("%d %b %Y", "%d %B %Y", "%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
    raise BadHours(f"“{line}”: write days as 24 Dec 2026.")


def read_line(text: str, today: date, *, closures: Sequence[str] = ()) -> Hours | None:
    """Hours as the command line and the register's file give them, in one line. Raises BadHours."""
    plain = " ".join(text.split())
    if plain in (ALWAYS, BY_DAY, "unknown"):
        return Hours.from_data(None if plain == "unknown" else plain)
    if found := re.fullmatch(r"when ([a-z-]+) is closed", plain):
        return Hours(when_closed=found[1])
    return require_some(Hours(read_week(plain), read_exceptions("\n".join(closures), today)))


def require_some(hours: Hours) -> Hours:
    """The same. Raises BadHours for a contact that is never open."""
    if not any(hours.week):
        raise BadHours("Give the times of one day at least.")
    return hours


def stored(hours: Hours | None) -> str | None:
    """The hours as a column keeps them."""
    return None if hours is None else json.dumps(hours.as_data())


def from_stored(text: str | None) -> Hours | None:
    """What `stored` gave."""
    return Hours.from_data(json.loads(text)) if text else None


def times_in_words(times: str) -> str:
    """`9:00 to 12:00 and 13:00 to 16:30`, `all day`, `closed`."""
    if times in (ALL_DAY, CLOSED):
        return "all day" if times else "closed"
    return " and ".join(
        f"{_short(start)} to {_short(end)}"
        for start, end in (span.split("-") for span in times.split(","))
    )


def exceptions_as_lines(hours: Hours | None) -> str:
    """The exceptions as a lead types them."""
    return "\n".join(
        f"{_day(one.first)}{'' if one.first == one.last else f' to {_day(one.last)}'}"
        f"{f': {times_in_words(one.times)}' if one.times else ''}"
        for one in (hours.exceptions if hours else ())
    )


def _week_in_words(week: tuple[str, ...]) -> Iterator[str]:
    place = 0
    for times, alike in groupby(week[:BANK]):
        length = len(list(alike))
        if times:
            first, last = _SHORT[place], _SHORT[place + length - 1]
            days = "Every day" if length == BANK else first + (f" to {last}" if length > 1 else "")
            yield f"{days} {times_in_words(times)}"
        place += length
    yield f"bank holidays {times_in_words(week[BANK])}" if week[BANK] else "not bank holidays"


def _exception_in_words(one: SpecialDays) -> str:
    days = _day(one.first) if one.first == one.last else f"{_day(one.first)} to {_day(one.last)}"
    return f"{days} {times_in_words(one.times)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"


def _short(time: str) -> str:
    """`9:00`."""
    return time[1:] if time[0] == "0" else time
