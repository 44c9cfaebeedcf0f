"""What a notice can be about. Pure."""

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of notices; each is gathered into mails of its own."""

    ARRIVED = "arrived"
    LATE = "late"
    SILENT = "silent"
    DIGEST = "digest"
    BLIND = "blind"
