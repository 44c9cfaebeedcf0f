"""Lists roles, permissions, and which role has which. Pure."""

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    """The roles of the unit's people; a person may have several."""

    ADMINISTRATOR = "administrator"
    LEAD = "lead"
    OFFICER = "officer"
    BOARD_MEMBER = "board-member"

    @property
    def label(self) -> str:
        """The role's name on pages."""
        return self.value.replace("-", " ").capitalize()

    @property
    def hint(self) -> str:
        """What a person with this role does."""
        return HINTS[self]


class Permission(StrEnum):
    """Everything a role can be allowed to do."""

    HAVE_AN_ACCOUNT = "have-an-account"
    USE_THE_UNIT = "use-the-unit"
    READ_REPORTS = "read-reports"
    RECEIVE_REPORTS = "receive-reports"
    TAKE_IN_SEALED_FILES = "take-in-sealed-files"
    KEY_IN_PAPER_FORMS = "key-in-paper-forms"
    HAND_OVER_REPORTS = "hand-over-reports"
    SET_ARRIVALS_ASIDE = "set-arrivals-aside"
    TRY_ARRIVALS_AGAIN = "try-arrivals-again"
    KEEP_ORGANISATIONS = "keep-organisations"
    PUBLISH_NAMES = "publish-names"
    CONFIRM_CONTACTS = "confirm-contacts"
    APPROVE_GUIDANCE = "approve-guidance"
    PREPARE_GOING_LIVE = "prepare-going-live"
    READ_FIGURES = "read-figures"
    READ_PAPERS = "read-papers"
    WRITE_PAPERS = "write-papers"
    SIGN_PAPERS = "sign-papers"
    EXPORT_DETAILS = "export-details"
    RESTRICT_INCIDENTS = "restrict-incidents"
    SUPERVISE = "supervise"
    NAME_COVERS = "name-covers"
    READ_AUDIT_LOG = "read-audit-log"
    MANAGE_PEOPLE = "manage-people"
    UNDO_LOCKS = "undo-locks"
    NAME_NEW_READERS = "name-new-readers"

    @property
    def label(self) -> str:
        """What it allows, as the end of “may …”."""
        return LABELS.get(self, self.value.replace("-", " "))


LABELS = {
    Permission.SET_ARRIVALS_ASIDE: "set aside arrivals that could not be opened",
    Permission.TRY_ARRIVALS_AGAIN: "have arrivals tried again",
    Permission.HAND_OVER_REPORTS: "hand over everything held of an incident",
    Permission.KEEP_ORGANISATIONS: "keep the register of organisations",
    Permission.PUBLISH_NAMES: "publish the names of organisations",
    Permission.APPROVE_GUIDANCE: "approve the guidance",
    Permission.PREPARE_GOING_LIVE: "see and note what must be done before going live",
    Permission.READ_PAPERS: "read the papers for the board",
    Permission.WRITE_PAPERS: "write the unit’s words for the board",
    Permission.SIGN_PAPERS: "sign a paper for the board",
    Permission.RESTRICT_INCIDENTS: "propose who may read an incident",
    Permission.SUPERVISE: "look at how incidents were closed",
    Permission.NAME_COVERS: "say who covers for a colleague",
    Permission.EXPORT_DETAILS: "export a list with personal details",
    Permission.READ_AUDIT_LOG: "read the audit log",
    Permission.MANAGE_PEOPLE: "invite colleagues or close accounts",
    Permission.UNDO_LOCKS: "undo the lock of an account",
    Permission.NAME_NEW_READERS: "propose who may read an incident that nobody can read",
}

HINTS = {
    Role.ADMINISTRATOR: (
        "Proposes accounts for colleagues, locks and closes accounts, reads the audit log. "
        "This role alone reads no reports."
    ),
    Role.LEAD: (
        "Reads and receives reports, looks at how incidents were closed, confirms contacts, "
        "approves the guidance, signs papers for the board, reads the audit log."
    ),
    Role.OFFICER: "Reads and receives reports, takes in sealed files, keys in paper forms.",
    Role.BOARD_MEMBER: "Reads the papers for the board. This role alone reads nothing else.",
}

# What nobody does from an account that one person alone let in, until another confirms it.
ONLY_IF_CONFIRMED = frozenset({Permission.MANAGE_PEOPLE})
# What an unknown role has.
NOTHING: frozenset[Permission] = frozenset()
ALLOWED: dict[str, frozenset[Permission]] = {
    Role.ADMINISTRATOR: frozenset(
        {
            Permission.HAVE_AN_ACCOUNT,
            Permission.USE_THE_UNIT,
            Permission.PREPARE_GOING_LIVE,
            Permission.READ_AUDIT_LOG,
            Permission.MANAGE_PEOPLE,
            Permission.NAME_NEW_READERS,
        }
    ),
    Role.LEAD: frozenset(
        {
            Permission.HAVE_AN_ACCOUNT,
            Permission.USE_THE_UNIT,
            Permission.READ_REPORTS,
            Permission.RECEIVE_REPORTS,
            Permission.TAKE_IN_SEALED_FILES,
            Permission.KEY_IN_PAPER_FORMS,
            Permission.SET_ARRIVALS_ASIDE,
            Permission.KEEP_ORGANISATIONS,
            Permission.READ_FIGURES,
            Permission.READ_PAPERS,
            Permission.WRITE_PAPERS,
            Permission.SIGN_PAPERS,
            Permission.PUBLISH_NAMES,
            Permission.HAND_OVER_REPORTS,
            Permission.TRY_ARRIVALS_AGAIN,
            Permission.CONFIRM_CONTACTS,
            Permission.APPROVE_GUIDANCE,
            Permission.PREPARE_GOING_LIVE,
            Permission.EXPORT_DETAILS,
            Permission.RESTRICT_INCIDENTS,
            Permission.SUPERVISE,
            Permission.NAME_COVERS,
            Permission.READ_AUDIT_LOG,
            Permission.UNDO_LOCKS,
            Permission.NAME_NEW_READERS,
        }
    ),
    Role.OFFICER: frozenset(
        {
            Permission.HAVE_AN_ACCOUNT,
            Permission.USE_THE_UNIT,
            Permission.READ_REPORTS,
            Permission.RECEIVE_REPORTS,
            Permission.TAKE_IN_SEALED_FILES,
            Permission.KEY_IN_PAPER_FORMS,
            Permission.SET_ARRIVALS_ASIDE,
            Permission.KEEP_ORGANISATIONS,
            Permission.READ_FIGURES,
            Permission.READ_PAPERS,
            Permission.WRITE_PAPERS,
        }
    ),
    Role.BOARD_MEMBER: frozenset({Permission.HAVE_AN_ACCOUNT, Permission.READ_PAPERS}),
}


def may(roles: Iterable[str], permission: Permission, *, is_confirmed: bool = True) -> bool:
    """Whether any of these roles has the permission; an unknown role has none."""
    if not is_confirmed and permission in ONLY_IF_CONFIRMED:
        return False
    return any(permission in ALLOWED.get(role, NOTHING) for role in roles)
