"""What came of an incident, when the unit closes it. Pure."""

from webapp.vocabulary.term import Term


class Outcome(Term):
    """The code of an outcome is permanent. `UNRECORDED`: closed before outcomes were recorded."""

    ADVICE = "advice", "Advice given to the organisation"
    ORGANISATION = "organisation", "The organisation is dealing with it"
    SOCIAL_CARE = "social_care", "With children’s social care"
    POLICE = "police", "With the police"
    LADO = "lado", "With the LADO"
    SUPPORT = "support", "Support for the child or family is in place"
    NO_ACTION = "no_action", "Nothing more needs to be done"
    ELSEWHERE = "elsewhere", "Passed to another area"
    UNRECORDED = "unrecorded", "Closed before outcomes were recorded"


CHOICES = tuple(outcome for outcome in Outcome if outcome is not Outcome.UNRECORDED)
