"""Who reported, and how to reach them. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from webapp.incidents.answers import AnswerLine
from webapp.reports.questions import BY_NAME, Kind
from webapp.vocabulary.incident import ContactBy
from webapp.vocabulary.term import label_of

MAIL = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,185}\.[A-Za-z]{2,24}")
RELAY = "18001"


# Questions for which the card has a place of its own.
PLACED = (
    "before_we_ring",
    "contact_name",
    "organisation",
    "contact_phone",
    "contact_email",
    "contact_by",
)


@dataclass(frozen=True)
class Reporter:
    """The person who reported. A link is None if the answer is not a number or an address."""

    name: str | None
    organisation: str | None
    phone: str | None
    phone_link: str | None
    email: str | None
    email_link: str | None
    by: str | None
    before: str | None
    others: list[AnswerLine]
    """Answers to questions without a place of their own."""
    odd: list[str]
    """What is odd about an answer on the card, with its question."""


def reporter_of(answers: Mapping[str, Any], lines: Sequence[AnswerLine]) -> Reporter:
    """Everything the form says about the person who reported. `lines` are the whole sheet."""
    phone, email = answers.get("contact_phone"), answers.get("contact_email")
    by = answers.get("contact_by")
    return Reporter(
        name=answers.get("contact_name"),
        organisation=answers.get("organisation"),
        phone=phone,
        phone_link=_phone_link(phone, relay=by == ContactBy.RELAY),
        email=email,
        email_link=f"mailto:{email}" if email and MAIL.fullmatch(email) else None,
        by=label_of(ContactBy, by) if by else None,
        before=answers.get("before_we_ring"),
        others=[line for line in lines if line.words and _has_no_place(line.name)],
        odd=[
            f"{line.label}: {words.odd}"
            for line in lines
            for words in line.words
            if words.odd and BY_NAME[line.name].on_card
        ],
    )


def _has_no_place(name: str) -> bool:
    question = BY_NAME[name]
    return question.on_card and question.kind is not Kind.CALLS and name not in PLACED


def _phone_link(phone: str | None, *, relay: bool) -> str | None:
    number = re.sub(r"^\s*(\+\d{1,3})\s*\(0\)", r"\1", phone or "")
    number = re.sub(r"[\s().-]", "", number)
    if not re.fullmatch(r"\+?[0-9]{5,15}", number):
        return None
    return f"tel:{RELAY}{number}" if relay else f"tel:{number}"
