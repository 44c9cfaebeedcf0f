"""What a name in a report is the name of. Pure."""

from enum import IntEnum


class NameKind(IntEnum):
    """Its number is permanent, and those with a higher one are found first."""

    ORGANISATION = 1
    WORKER = 2
    REFERENCE = 3
    TELEPHONE = 4
    EMAIL = 5

    @property
    def label(self) -> str:
        """What a page says was found."""
        return LABELS[self]


LABELS = {
    NameKind.ORGANISATION: "Organisation as typed",
    NameKind.WORKER: "Worker",
    NameKind.REFERENCE: "Reference of a call",
    NameKind.TELEPHONE: "Telephone",
    NameKind.EMAIL: "Email address",
}
