"""Codes of authenticator apps (TOTP, RFC 6238): six digits for 30 seconds. Pure."""

from passlib.exc import TokenError
from passlib.totp import TOTP

Totp = TOTP.using(issuer="E-safety")


def new_secret() -> str:
    """A random secret of 160 bits, in base32."""
    return str(Totp.new().base32_key)


def in_groups(secret: str) -> str:
    """The secret as people type it: in groups of four."""
    return str(Totp(key=secret).pretty_key(sep=" "))


def address_of(secret: str, *, email: str) -> str:
    """What the app reads from a QR code: an `otpauth` address."""
    return str(Totp(key=secret).to_uri(label=email))


def find_step(secret: str, typed: str, *, after: int = -1) -> int | None:
    """The time step of this code, if it is of now or of the 30 seconds before or behind.

    None for any other, and for one of the step `after` or of an earlier one.
    """
    try:
        return int(Totp(key=secret).match(typed, last_counter=after).counter)
    except TokenError:
        return None
