"""One table: which role may do what. Pure."""

from enum import StrEnum


class Role(StrEnum):
    """The roles a person at the unit can hold; a person may hold several."""

    ADMINISTRATOR = "administrator"
    LEAD = "lead"
    OFFICER = "officer"


class Permission(StrEnum):
    """Everything that can be allowed."""

    READ_REPORTS = "read-reports"
    RECEIVE_REPORTS = "receive-reports"
    TAKE_IN_SEALED_FILES = "take-in-sealed-files"
    CONFIRM_CONTACTS = "confirm-contacts"


ALLOWED: dict[Role, frozenset[Permission]] = {
    Role.ADMINISTRATOR: frozenset(),
    Role.LEAD: frozenset(Permission),
    Role.OFFICER: frozenset(
        {
            Permission.READ_REPORTS,
            Permission.RECEIVE_REPORTS,
            Permission.TAKE_IN_SEALED_FILES,
        }
    ),
}


def may(roles: list[str], permission: Permission) -> bool:
    """Whether any of these roles carries the permission; a role nobody knows carries nothing."""
    known = {role.value for role in Role}
    return any(permission in ALLOWED[Role(role)] for role in roles if role in known)
