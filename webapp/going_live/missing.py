"""Says in sentences what is missing of each step that the product knows about."""

from collections.abc import Mapping, Sequence

from webapp.config import BOARD_UNNAMED, Config
from webapp.contacts.register import NEEDED_TO_GO_LIVE
from webapp.going_live.office import Office
from webapp.guidance.editions import ServedEdition
from webapp.guidance.source.content import Content
from webapp.guidance.source.shapes import EditionFacts

NOTHING_PUBLISHED = "No guidance has been published yet: whoever runs E-safety starts it."
NOBODY_IS_TOLD = "No mail is sent: SMTP_URL, NOTICES_FROM and NOTICES_TO are not set."
BOARD_NOT_NAMED = f"BOARD_NAME is not set: pages say “{BOARD_UNNAMED}”."
FEWEST_LEADS = 2
CONFIRMED = "An account that nobody has confirmed does not count: “People” says who can confirm it."

Missing = Mapping[str, Sequence[str]]


def find_missing(served: ServedEdition | None, config: Config, office: Office) -> Missing:
    """The sentences by the step's code; none where it is done."""
    return {
        **_in_the_guidance(served),
        **_at_the_server(config),
        **_in_the_office(office),
    }


def _in_the_guidance(served: ServedEdition | None) -> Missing:
    if served is None:
        return {"contacts": [NOTHING_PUBLISHED], "guidance": [NOTHING_PUBLISHED]}
    return {
        "contacts": _missing_contacts(served.content),
        "guidance": _missing_approval(served.about),
    }


def _missing_contacts(content: Content) -> list[str]:
    """Those that workers cannot do without come first."""
    needed = [content.contacts[name] for name in NEEDED_TO_GO_LIVE]
    awaiting = [one for one in content.contacts.values() if one.awaits_confirmation]
    others = len([one for one in awaiting if one not in needed])
    sentences = [f"Ring and confirm: {one.label}." for one in needed if one in awaiting]
    if others:
        number = "1 other local contact" if others == 1 else f"{others} other local contacts"
        sentences.append(f"Confirm {number}. Until then workers see no number.")
    return sentences


def _missing_approval(about: EditionFacts) -> list[str]:
    return [] if about.status == "approved" else [f"The guidance: {about.sentence}"]


def _at_the_server(config: Config) -> Missing:
    return {
        "privacy-notice": _missing_fields(config.privacy.empty),
        "board-name": [BOARD_NOT_NAMED] if config.board_name == BOARD_UNNAMED else [],
        "https": [] if config.secure else ["PUBLIC_URL has no https address."],
        "notices": [] if config.notices else [NOBODY_IS_TOLD],
        "security-contact": [] if config.security_contact else ["SECURITY_CONTACT is not set."],
    }


def _missing_fields(empty: Sequence[str]) -> list[str]:
    return [f"Not filled in: {', '.join(empty)}."] if empty else []


def _in_the_office(office: Office) -> Missing:
    has_two = office.leads >= FEWEST_LEADS
    alone = office.without_factor
    return {
        "two-leads": [] if has_two else [f"Leads so far: {office.leads}. {CONFIRMED}"],
        "second-factors": [f"Accounts without one: {alone}."] if alone else [],
        "backup": [] if office.backup_at else ["None by “esafety backup” is in the audit log."],
    }
