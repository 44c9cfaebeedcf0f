"""For whom the unit waits. Pure."""

from webapp.vocabulary.term import Term


class WaitingFor(Term):
    """Who must do something before the unit can go on. Its code is permanent."""

    WORKER = "worker", "The person who reported"
    ORGANISATION = "organisation", "Their organisation"
    SOCIAL_CARE = "social_care", "Children’s social care"
    POLICE = "police", "The police"
    LADO = "lado", "The LADO"
    FAMILY = "family", "The family"
    ELSE = "else", "Somebody else"
