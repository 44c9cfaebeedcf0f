"""Puts into words how long a report waited, on the phone and at the unit. Pure."""

from datetime import datetime, timedelta

from webapp.reports.flags import CLOCK_AHEAD, LONGEST_WAIT
from webapp.vocabulary.times import format_duration, parse_phone_time


def clock_trouble(saved_at: str, arrived_at: datetime) -> str | None:
    """Why the phone's clock cannot be trusted; None if it can."""
    saved = parse_phone_time(saved_at)
    if saved is None:
        return "We cannot read the time that the phone gave."
    ahead = saved - arrived_at
    if ahead > CLOCK_AHEAD:
        return f"The phone’s clock was {format_duration(ahead)} ahead of ours."
    if -ahead > LONGEST_WAIT:
        early = format_duration(ahead)
        return f"The phone gave a time {early} before it arrived. Its clock may be wrong."
    return None


def on_the_phone(saved_at: str, arrived_at: datetime) -> str:
    """How long it waited between “Save” and its arrival; “not known” if the clock is wrong."""
    saved = parse_phone_time(saved_at)
    if saved is None or clock_trouble(saved_at, arrived_at):
        return "not known"
    return format_duration(max(arrived_at - saved, timedelta()))


def at_the_unit(arrived: datetime, *, until: datetime) -> str:
    """How long it has waited here, or had until somebody received it."""
    return format_duration(max(until - arrived, timedelta()))
