"""Whom the unit rings, tells or waits for. Pure."""

from webapp.vocabulary.term import Term


class WaitingFor(Term):
    """Somebody outside the unit, who may have to do something first. Its code is permanent."""

    WORKER = "worker", "The person who reported"
    ORGANISATION = "organisation", "Their organisation"
    SOCIAL_CARE = "social_care", "Children’s social care"
    POLICE = "police", "The police"
    LADO = "lado", "The LADO"
    FAMILY = "family", "The family"
    ELSE = "else", "Somebody else"
