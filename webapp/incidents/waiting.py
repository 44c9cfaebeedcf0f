"""Puts into words how long a report waited, on the phone and at the unit. Pure."""

from datetime import datetime, timedelta

from webapp.reports.flags import CLOCK_AHEAD, LONGEST_WAIT
from webapp.vocabulary.times import how_long, said_by_phone


def clock_trouble(saved_at: str, received_at: datetime) -> str | None:
    """Why the phone's clock cannot be trusted; None if it can."""
    saved = said_by_phone(saved_at)
    if saved is None:
        return "The phone gave no time that we can read."
    ahead = saved - received_at
    if ahead > CLOCK_AHEAD:
        return f"The phone’s clock was {how_long(ahead)} ahead of ours."
    if -ahead > LONGEST_WAIT:
        return f"The phone gave a time {how_long(ahead)} before it arrived. Its clock may be wrong."
    return None


def on_the_phone(saved_at: str, received_at: datetime) -> str:
    """How long it waited between “Save” and its arrival; “not known” if the clock is wrong."""
    saved = said_by_phone(saved_at)
    if saved is None or clock_trouble(saved_at, received_at):
        return "not known"
    return how_long(max(received_at - saved, timedelta()))


def at_the_unit(arrived: datetime, *, until: datetime) -> str:
    """How long it has waited here, or had until somebody received it."""
    return how_long(max(until - arrived, timedelta()))
