"""How soon the unit must look at a report. Pure."""

from webapp.vocabulary.term import Term


class Rank(Term):
    """The gravest first. The unit's word for its queue: a worker never reads it."""

    NOW = "now", "Now"
    TODAY = "today", "Today"
    ROUTINE = "routine", "Routine"
