"""What came of an incident, when the unit closes it. Pure."""

from webapp.vocabulary.term import Term


class Outcome(Term):
    """The code of an outcome is permanent."""

    ADVICE = "advice", "Advice given"
    ORGANISATION = "organisation", "Their organisation is dealing with it"
    SOCIAL_CARE = "social_care", "Children’s social care has it"
    POLICE = "police", "The police have it"
    LADO = "lado", "The LADO has it"
    SUPPORT = "support", "Support is in place for the child or family"
    ELSEWHERE = "elsewhere", "Passed to another area"
    NO_ACTION = "no_action", "Nothing more to do"
