"""Codes of a call with a worker who was alone with it: who knows, who rings whom, why not. Pure."""

from webapp.vocabulary.term import Term


class Safe(Term):
    """Whether the child, or whoever it is about, is safe now."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_SURE = "not_sure", "Not sure"


class Knows(Term):
    """Who knows, as the worker says. Its code is permanent."""

    EMERGENCY = "999", "999"
    POLICE = "police", "The police (101)"
    SOCIAL_CARE = "social_care", "Social care"
    LADO = "lado", "The LADO"
    LEAD = "lead", "Their lead"
    NOBODY = "nobody", "Nobody"


class RingsNext(Term):
    """Who makes the next call."""

    WORKER = "worker", "They ring"
    UNIT = "unit", "We ring"
    NOBODY = "nobody", "No call is left to make"


class Unreached(Term):
    """Why an incident may be closed although nobody was ever reached. Its code is permanent."""

    SAME = "same", "The same as another report, where somebody was reached"
    PRACTICE = "practice", "Practice, or a test"
    CONFIRMED = "confirmed", "The police or social care have it, and confirmed that"
    UNTRACEABLE = "untraceable", "Nobody can be traced, and the police were told"
