"""Moments and lengths of time in plain words, in the time of the United Kingdom. Pure."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

UK = ZoneInfo("Europe/London")


def in_words(moment: datetime) -> str:
    """A moment as people here say it: `24 November 2026, 2:02pm`. Needs a zone."""
    local = moment.astimezone(UK)
    return f"{day_in_words(local.date())}, {clock(moment)}"


def day_in_words(day: date) -> str:
    """`24 November 2026`."""
    return f"{day.day} {day:%B} {day.year}"


def day_or_text(text: str) -> str:
    """A day written as YYYY-MM-DD in words; any other text as it is."""
    try:
        return day_in_words(date.fromisoformat(text))
    except ValueError:
        return text


def clock(moment: datetime) -> str:
    """`2:02pm`."""
    local = moment.astimezone(UK)
    return f"{local.hour % 12 or 12}:{local:%M}{'am' if local.hour < 12 else 'pm'}"


def how_long(length: timedelta) -> str:
    """A length of time in its one largest unit: `3 hours`. A negative length reads as its size."""
    minutes = int(abs(length).total_seconds() // 60)
    if minutes < 1:
        return "less than a minute"
    if minutes < 60:
        return _count(minutes, "minute")
    if minutes < 48 * 60:
        return _count(minutes // 60, "hour")
    return _count(minutes // (24 * 60), "day")


def said_by_phone(text: str) -> datetime | None:
    """The moment a phone wrote down, or None where it is no real moment with a zone."""
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UK) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
