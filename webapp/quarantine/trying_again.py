"""Has arrivals in quarantine tried again, or given up. Records both in the audit log."""

from webapp.arrivals import giving_up
from webapp.arrivals.reopening import reopen
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.writing import writing


def try_again(*reasons: str) -> int:
    """Put what trouble on our side kept closed back to wait. Returns how many.

    Without `reasons`, all that `webapp.arrivals.reopening` calls trouble.
    """
    with writing():
        count = reopen(*reasons)
        trail.record(Event.ARRIVALS_TRIED_AGAIN, count=str(count))
    return count


def give_up(reason: str = giving_up.UNKNOWN_KEY) -> int:
    """Trim all that this was the reason for, in short transactions. Returns how many."""
    count, last = 0, None
    while last != 0:
        with writing():
            last = giving_up.give_up(reason)
            count += last
            if last:
                trail.record(Event.ARRIVALS_GIVEN_UP, count=str(last), reason=reason)
    return count
