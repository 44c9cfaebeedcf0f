"""Decides when a mail may go: at once, gathered, or after a pause (docs/decisions/0077). Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
BETWEEN = 5 * MINUTE
MOST_IN_AN_HOUR = 3
LONGEST_PAUSE = HOUR


@dataclass(frozen=True)
class Waiting:
    """What waits to be sent as one mail. `sent`: when mails of its kind went in the last hour."""

    is_urgent: bool
    since: datetime
    attempts: int = 0
    tried_at: datetime | None = None
    sent: Sequence[datetime] = ()


def may_go(waiting: Waiting, now: datetime) -> bool:
    """Whether the mail may be sent, or tried again, now."""
    if waiting.tried_at:
        return now >= waiting.tried_at + pause_after(waiting.attempts)
    if len(waiting.sent) >= MOST_IN_AN_HOUR:
        return False
    if waiting.is_urgent:
        return all(now >= each + BETWEEN for each in waiting.sent)
    return now >= waiting.since + HOUR


def pause_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts: 2 minutes, 4, 8, …, and an hour at most."""
    return min(LONGEST_PAUSE, MINUTE * (1 << min(attempts, 10)))
