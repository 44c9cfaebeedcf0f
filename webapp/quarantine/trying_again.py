"""Has arrivals in quarantine tried again once the trouble is over. Records it in the audit log."""

from webapp.arrivals.reopening import reopen
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.writing import writing


def try_again(*reasons: str) -> int:
    """Put what trouble on our side kept closed back to wait. Returns how many.

    `reasons` are some of those that `webapp.arrivals.reopening` calls trouble, or all.
    """
    with writing():
        count = reopen(*reasons)
        trail.record(Event.ARRIVALS_TRIED_AGAIN, count=str(count))
    return count
