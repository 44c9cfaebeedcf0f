"""Passkeys (WebAuthn): made and checked by `webauthn`; each asks for a PIN, a finger or a face."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple, cast

import webauthn
from sqlalchemy import CursorResult, or_, select, update
from webauthn.helpers import (
    generate_challenge,
    parse_authentication_credential_json,
)
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.extensions import db
from webapp.people.models import User
from webapp.people.second_factor import relying_party
from webapp.people.second_factor.models import Passkey
from webapp.web.sealed_address import NoSuchTicket, TicketExpired, make_ticket, read_ticket

CREATE, USE = "passkey-creation", "passkey-use"
LASTS = timedelta(minutes=5)
SELECTION = AuthenticatorSelectionCriteria(
    resident_key=ResidentKeyRequirement.PREFERRED,
    user_verification=UserVerificationRequirement.REQUIRED,
)


class Request(NamedTuple):
    """What the browser is asked to do, as JSON. `ticket` is its challenge, encrypted."""

    options: str
    ticket: str


class Created(NamedTuple):
    """A new passkey that was checked, and is not stored yet."""

    credential_id: bytes
    public_key: bytes
    sign_count: int


class Used(NamedTuple):
    """A passkey whose answer was checked; `asked_at` is when its challenge was made."""

    number: int
    sign_count: int
    asked_at: datetime


def all_of(person: User) -> Sequence[Passkey]:
    """The person's passkeys, the oldest first."""
    query = select(Passkey).where(Passkey.person_id == person.id)
    return sorted(db.session.scalars(query), key=lambda passkey: passkey.id)


def request_creation(person: User) -> Request:
    """Ask for a new passkey, on a device that has none of this person yet."""
    challenge, ticket = _new_challenge(CREATE, person)
    options = webauthn.generate_registration_options(
        rp_id=relying_party.name(),
        rp_name="E-safety",
        user_id=_handle_of(person),
        user_name=person.email,
        user_display_name=person.name,
        challenge=challenge,
        authenticator_selection=SELECTION,
        exclude_credentials=_descriptors(person),
    )
    return Request(webauthn.options_to_json(options), ticket)


def request_use(person: User) -> Request:
    """Ask for one of the person's passkeys."""
    challenge, ticket = _new_challenge(USE, person)
    options = webauthn.generate_authentication_options(
        rp_id=relying_party.name(),
        challenge=challenge,
        allow_credentials=_descriptors(person),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return Request(webauthn.options_to_json(options), ticket)


def check_creation(person: User, answer: str, ticket: str) -> Created | None:
    """The passkey that the browser made for us; None for any other answer."""
    asked = _read_challenge(CREATE, person, ticket)
    if asked is None:
        return None
    try:
        made = webauthn.verify_registration_response(
            credential=answer,
            expected_challenge=asked.challenge,
            expected_rp_id=relying_party.name(),
            expected_origin=relying_party.origin(),
            require_user_verification=True,
        )
    except Exception:  # whatever a stranger sent, it is no passkey
        return None
    return Created(made.credential_id, made.credential_public_key, made.sign_count)


def store(person: User, made: Created, *, name: str) -> bool:
    """Store a new passkey in the caller's transaction. False if it was stored before."""
    if _find(made.credential_id) is not None:
        return False
    now = datetime.now(UTC)
    db.session.add(Passkey(person_id=person.id, name=name, added_at=now, **made._asdict()))
    trail.record(Event.PASSKEY_ADDED, name=person.name)
    return True


def check_use(person: User, answer: str, ticket: str) -> Used | None:
    """The person's passkey that answered; None for anybody else's, and for any other answer."""
    asked = _read_challenge(USE, person, ticket)
    try:
        found = _find(parse_authentication_credential_json(answer).raw_id)
        if asked is None or found is None or found.person_id != person.id:
            return None
        checked = webauthn.verify_authentication_response(
            credential=answer,
            expected_challenge=asked.challenge,
            expected_rp_id=relying_party.name(),
            expected_origin=relying_party.origin(),
            credential_public_key=found.public_key,
            credential_current_sign_count=found.sign_count,
            require_user_verification=True,
        )
    except Exception:  # whatever a stranger sent, it proves nothing
        return None
    return Used(found.id, checked.new_sign_count, asked.at)


def use_up(used: Used) -> bool:
    """Note the use in the caller's transaction. False if the challenge is older than the last."""
    unused = or_(Passkey.used_at.is_(None), Passkey.used_at < used.asked_at)
    note = update(Passkey).where(Passkey.id == used.number, unused)
    noted = note.values(used_at=datetime.now(UTC), sign_count=used.sign_count)
    return cast(CursorResult[Any], db.session.execute(noted)).rowcount == 1


class _Challenge(NamedTuple):
    challenge: bytes
    at: datetime


def _new_challenge(purpose: str, person: User) -> tuple[bytes, str]:
    challenge, now = generate_challenge(), datetime.now(UTC).timestamp()
    return challenge, make_ticket(purpose, [person.id, challenge.hex(), now])


def _read_challenge(purpose: str, person: User, ticket: str) -> _Challenge | None:
    try:
        owner, challenge, at = read_ticket(purpose, ticket, lasts=LASTS)
    except (NoSuchTicket, TicketExpired):
        return None
    mine = _Challenge(bytes.fromhex(challenge), datetime.fromtimestamp(at, UTC))
    return mine if owner == person.id else None


def _find(credential_id: bytes) -> Passkey | None:
    return db.session.scalar(select(Passkey).where(Passkey.credential_id == credential_id))


def _descriptors(person: User) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=one.credential_id) for one in all_of(person)]


def _handle_of(person: User) -> bytes:
    """By what a device knows the account: it must stay the same, and say nothing of the person."""
    return hashlib.sha256(f"{person.id} {person.created_at.isoformat()}".encode()).digest()
