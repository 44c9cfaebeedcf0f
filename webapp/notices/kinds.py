"""What a notice can be about. Pure."""

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of notices; each is gathered into mails of its own."""

    ARRIVED = "arrived"
    LATE = "late"
    NOT_RUNG = "not_rung"
    NO_ANSWER = "no_answer"
    SILENT = "silent"
    DIGEST = "digest"
    BLIND = "blind"
