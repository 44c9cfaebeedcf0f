"""How to reach the person who reported, and whom they have rung. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from webapp.vocabulary.incident import ContactBy
from webapp.vocabulary.term import label_of
from webapp.vocabulary.times import format_moment, parse_phone_time

MAIL = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,185}\.[A-Za-z]{2,24}")
RELAY = "18001"


@dataclass(frozen=True)
class Reach:
    """The person who reported. A link is None where what was given is no number or address."""

    name: str | None
    organisation: str | None
    phone: str | None
    phone_link: str | None
    email: str | None
    email_link: str | None
    by: str | None
    before: str | None


@dataclass(frozen=True)
class Call:
    """Somebody whom the worker has rung."""

    who: str
    when: str | None
    reference: str | None


def reach(answers: Mapping[str, Any]) -> Reach:
    """Everything the form says about reaching the person."""
    phone, email = answers.get("contact_phone"), answers.get("contact_email")
    by = answers.get("contact_by")
    return Reach(
        name=answers.get("contact_name"),
        organisation=answers.get("organisation"),
        phone=phone,
        phone_link=_phone_link(phone, relay=by == ContactBy.RELAY),
        email=email,
        email_link=f"mailto:{email}" if email and MAIL.fullmatch(email) else None,
        by=label_of(ContactBy, by) if by else None,
        before=answers.get("before_we_ring"),
    )


def calls(answers: Mapping[str, Any], names: Mapping[str, str]) -> list[Call]:
    """Whom the worker has rung; `names` are the labels of the contacts they were shown."""
    rung = answers.get("rung")
    return [_call(one, names) for one in rung] if isinstance(rung, list) else []


def nobody_in_words(answers: Mapping[str, Any]) -> str:
    """What stands where no call does: “nobody yet” is an answer, no answer is none."""
    return "Nobody yet" if answers.get("rung") == "nobody_yet" else "Not answered"


def _call(one: Mapping[str, Any], names: Mapping[str, str]) -> Call:
    who = one.get("who") or "other"
    label = names.get(who, "Somebody else" if who == "other" else who)
    name = one.get("name")
    at = one.get("at")
    moment = parse_phone_time(at) if at else None
    return Call(
        who=f"{label}, {name}" if name else label,
        when=format_moment(moment) if moment else at,
        reference=one.get("reference"),
    )


def _phone_link(phone: str | None, *, relay: bool) -> str | None:
    number = re.sub(r"^\s*(\+\d{1,3})\s*\(0\)", r"\1", phone or "")
    number = re.sub(r"[\s().-]", "", number)
    if not re.fullmatch(r"\+?[0-9]{5,15}", number):
        return None
    return f"tel:{RELAY}{number}" if relay else f"tel:{number}"
