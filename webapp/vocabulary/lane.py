"""Where an incident is on its way through the unit. Pure."""

from webapp.vocabulary.term import Term


class Lane(Term):
    """An incident is in one lane at a time; which one follows from its reports and acts."""

    NEW = "new", "New"
    OPEN = "open", "In hand"
    WAITING = "waiting", "Waiting"
    CLOSED = "closed", "Closed"
    SET_ASIDE = "set_aside", "Not a report"
    JOINED = "joined", "Joined with another"
