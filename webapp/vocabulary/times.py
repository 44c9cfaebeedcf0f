"""Writes times and durations in words, in UK time. Pure. Its twin: static/js/page/times.js."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

UK = ZoneInfo("Europe/London")


def format_moment(moment: datetime) -> str:
    """`24 November 2026, 14:02`. Needs a zone."""
    return f"{format_day(moment.astimezone(UK).date())}, {format_clock(moment)}"


def format_day(day: date) -> str:
    """`24 November 2026`."""
    return f"{day.day} {day:%B} {day.year}"


def day_or_text(text: str) -> str:
    """A day written as YYYY-MM-DD in words; any other text as it is."""
    try:
        return format_day(date.fromisoformat(text))
    except ValueError:
        return text


def format_clock(moment: datetime) -> str:
    """`14:02`. Needs a zone."""
    return f"{moment.astimezone(UK):%H:%M}"


def format_duration(length: timedelta) -> str:
    """A duration in its largest unit: `3 hours`. Ignores the sign."""
    minutes = int(abs(length).total_seconds() // 60)
    if minutes < 1:
        return "less than a minute"
    if minutes < 60:
        return _count(minutes, "minute")
    if minutes < 48 * 60:
        return _count(minutes // 60, "hour")
    return _count(minutes // (24 * 60), "day")


def parse_phone_time(text: str) -> datetime | None:
    """The moment that a phone wrote as ISO 8601; None if it is not a valid time with a zone."""
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UK) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
