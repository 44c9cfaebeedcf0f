"""Why a lead may export personal details. Pure.

Codes, so that the audit log, which nobody can correct, never holds a name that somebody typed.
"""

from webapp.vocabulary.term import Term


class Reason(Term):
    """One reason; the log says it in these words."""

    ASKED = "asked", "Somebody asked for the data about them"
    ORDERED = "ordered", "The police, a court or a regulator asked for it"
    MEETING = "meeting", "A meeting about these incidents"
    REVIEW = "review", "A review of how they were handled"
