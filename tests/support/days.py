"""Days of the unit's calendar, asked for when they are needed: a run may last past midnight."""

from datetime import date, datetime, timedelta

from webapp.vocabulary.times import UK


def day_in(days: int) -> date:
    """Today, so many days on."""
    return datetime.now(UK).date() + timedelta(days=days)


def days_ago(days: int) -> str:
    """A day that is over, as a form sends it."""
    return day_in(-days).isoformat()
