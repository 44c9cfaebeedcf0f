"""The lists in which the unit works. Pure."""

from typing import Any

from webapp.vocabulary.term import Term, term


class WorkList(Term):
    """An incident may be in several. The codes are in addresses and saved filters."""

    NEW = "new", "New", "Something in it is not marked as received."
    MINE = "mine", "Mine", "What you have in hand, newly given first."
    TEAM = "team", "Team", "All that is in hand, and who has it. What nobody has comes first."
    WAITING = "waiting", "Waiting", "Waiting for somebody, the soonest day first."
    DUE = "due", "Due", "What has a day, the soonest first."
    CLOSED = "closed", "Closed"
    ALL = "all", "All", "Everything that is counted, the latest arrival first."
    SET_ASIDE = "set_aside", "Not a report"


# Those that are worked from: short, and in the order of the work.
OF_WORK = (WorkList.NEW, WorkList.MINE, WorkList.TEAM, WorkList.WAITING, WorkList.DUE)


def read_list(given: Any) -> WorkList:
    """The list of this name; the new ones if there is none."""
    return term(WorkList, given) or WorkList.NEW
