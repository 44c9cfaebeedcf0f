"""Reads whom to tell by mail that something arrived, and through which mail server. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import SplitResult, unquote, urlsplit

from webapp.bad_setting import BadSetting, Reading
from webapp.reach import LOOPBACK

RELAY = (
    "smtps://user:password@host (TLS from the start), smtp://user:password@host (STARTTLS, from "
    "another machine) or smtp://localhost, with a port if it has another"
)
ADDRESS = "one email address, such as unit@example.org"
TOGETHER = "set too: SMTP_URL, NOTICES_FROM and NOTICES_TO need each other"
LATE = "three numbers of working hours from 1 to 200, for now, today and routine, such as 1 4 16"
SILENT = "a whole number of days from 1 to 365"

NEEDED = ("SMTP_URL", "NOTICES_FROM", "NOTICES_TO")
OTHERS = {"NOTICES_SECOND_TO": "", "NOTICES_LATE_AFTER": "1 4 16", "NOTICES_SILENT_DAYS": "14"}
SETTINGS = (*NEEDED, *OTHERS)

_ADDRESS = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")
_HOURS = re.compile(r"([0-9]{1,3}) ([0-9]{1,3}) ([0-9]{1,3})")


class Security(StrEnum):
    """How the connection to the mail server is protected."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


@dataclass(frozen=True)
class Relay:
    """The mail server that takes our mails. Without a user, nobody signs in there."""

    host: str
    port: int
    security: Security
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class NoticeSettings:
    """Who is told by mail. `late_after`: working hours for each rank, the gravest first."""

    relay: Relay
    sender: str
    to: str
    second_to: str
    late_after: tuple[int, ...]
    silent_days: int


def read_notice_settings(env: Mapping[str, str]) -> NoticeSettings | None:
    """Read the settings; None where none is set, and nobody is told. Raises BadSetting."""
    given = {name: env.get(name, "").strip() for name in SETTINGS}
    if not any(given.values()):
        return None
    read, given = Reading(), {name: value or OTHERS.get(name, "") for name, value in given.items()}
    found = {
        "relay": read(_relay, given["SMTP_URL"]),
        "sender": read(_address, given, "NOTICES_FROM"),
        "to": read(_address, given, "NOTICES_TO"),
        "second_to": given["NOTICES_SECOND_TO"] and read(_address, given, "NOTICES_SECOND_TO"),
        "late_after": read(_hours, given["NOTICES_LATE_AFTER"]),
        "silent_days": read(_days, given["NOTICES_SILENT_DAYS"]),
    }
    read.end()
    return NoticeSettings(**found)


def _relay(value: str) -> Relay:
    _require(value, "SMTP_URL")
    try:
        url = urlsplit(value)
        port, host = url.port, url.hostname
    except ValueError as error:
        raise BadSetting("SMTP_URL", RELAY) from error
    user, password = (unquote(text or "") for text in (url.username, url.password))
    if not host or _is_odd(url, user, password):
        raise BadSetting("SMTP_URL", RELAY)
    security, usual = _protect(url.scheme, host)
    return Relay(host, usual if port is None else port, security, user, password)


def _is_odd(url: SplitResult, user: str, password: str) -> bool:
    """Whether it is of another kind, has more than an address, or half of a sign-in."""
    more = url.path.strip("/") or url.query or url.fragment
    odd = not (user + password).isascii() or bool(user) != bool(password)
    return url.scheme not in ("smtp", "smtps") or url.port == 0 or bool(more) or odd


def _protect(scheme: str, host: str) -> tuple[Security, int]:
    """How to connect, and the usual port. Nothing leaves this machine unprotected."""
    if scheme == "smtps":
        return Security.TLS, 465
    return (Security.NONE, 25) if host in LOOPBACK else (Security.STARTTLS, 587)


def _require(value: str, name: str) -> None:
    if name in NEEDED and not value:
        raise BadSetting(name, TOGETHER)


def _address(given: Mapping[str, str], name: str) -> str:
    _require(given[name], name)
    if not _ADDRESS.fullmatch(given[name]) or len(given[name]) > 254:
        raise BadSetting(name, ADDRESS)
    return given[name]


def _hours(value: str) -> tuple[int, ...]:
    found = _HOURS.fullmatch(value)
    hours = tuple(map(int, found.groups())) if found else ()
    if not hours or not all(1 <= each <= 200 for each in hours):
        raise BadSetting("NOTICES_LATE_AFTER", LATE)
    return hours


def _days(value: str) -> int:
    if not re.fullmatch("[0-9]{1,3}", value) or not 1 <= int(value) <= 365:
        raise BadSetting("NOTICES_SILENT_DAYS", SILENT)
    return int(value)
