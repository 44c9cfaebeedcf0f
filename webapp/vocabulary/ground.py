"""On what ground the unit tells somebody outside what it knows. Pure."""

from webapp.vocabulary.term import Term


class Ground(Term):
    """A draft: a lead has yet to approve them. The code of a ground is permanent."""

    SAFEGUARDING = "safeguarding", "To protect a child from harm", "Public task"
    VITAL = "vital", "Somebody’s life or safety was at risk", "Vital interests"
    LEGAL = "legal", "The law requires it", "Legal obligation"
    CRIME = "crime", "To prevent or look into a crime", "Public task"
    CONSENT = "consent", "The person whom it is about agreed", "Consent"
