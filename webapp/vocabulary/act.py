"""What people at the unit do with an incident, and why. Pure."""

from enum import StrEnum

from webapp.vocabulary.term import Term


class ActKind(StrEnum):
    """The kind of an act. Its code is permanent."""

    SET_ASIDE = "set_aside"
    TAKEN_BACK = "taken_back"
    ORGANISATION_CHOSEN = "organisation_chosen"
    TAKEN = "taken"
    GIVEN = "given"
    GIVEN_SEEN = "given_seen"
    PUT_BACK = "put_back"
    WAITS = "waits"
    GOES_ON = "goes_on"
    CLOSED = "closed"
    REOPENED = "reopened"
    CALL = "call"
    CALL_ANSWERED = "call_answered"
    JOINED = "joined"
    SPLIT = "split"
    TOLD = "told"
    NOTE = "note"
    ASKED_TO_RING = "asked_to_ring"
    THEY_RANG = "they_rang"
    NOTE_CORRECTED = "note_corrected"
    RECEIVED_IN_ERROR = "received_in_error"
    TASK = "task"
    TASK_CHANGED = "task_changed"
    TASK_DONE = "task_done"
    LOOKED_AT = "looked_at"


class InErrorReason(Term):
    """Why somebody takes back that a report was received."""

    PRESSED = "pressed", "The button was pressed by mistake"
    WRONG_REPORT = "wrong_report", "It was meant for another report"
    NOT_READ = "not_read", "Nobody had read it"


class SetAsideReason(Term):
    """Why an incident is not a report. What concerns a child is one, whatever it is about."""

    JUNK = "junk", "Junk, or sent to cause trouble"
    TEST = "test", "A test, or practice"
    MISTAKE = "mistake", "Sent by mistake: nothing had happened"
    OTHER = "other", "Something else", "Tell your lead why. Nothing is typed here."


class PutBackReason(Term):
    """Why somebody no longer has an incident in hand."""

    HOURS = "hours", "My hours end, or I am away"
    TOO_CLOSE = "too_close", "I know somebody in it"
    SOMEBODY_ELSE = "somebody_else", "Somebody else should have it"
    LEFT = "left", "Their account was closed, or does not read reports any more"


class ReopenedReason(Term):
    """Why an incident that was closed is worked on again."""

    NEWS = "news", "The unit heard something new"
    NOT_DONE = "not_done", "Something was left to do"
    MISTAKE = "mistake", "It was closed by mistake"
    GIVEN_BACK = "given_back", "A lead looked at it, and gave it back"
