"""Judges the address of the product: whether others can reach it, and only over https. Pure."""

import ipaddress
import re
from urllib.parse import urlsplit

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
NOT_AN_ADDRESS = "an address such as https://esafety.example.org"
NEEDED = "the https address that people type, because HOST lets other machines in"
PLAIN_HTTP = (
    "an https address, or ALLOW_INSECURE_HTTP must be yes: "
    "over http anybody on the network can read passwords and change pages"
)
NO_PUBLIC_URL = "left out, because PUBLIC_URL is not set"
ANOTHER_SCHEME = "https, or not, as PUBLIC_URL is"
SAME_HOST = "at another host than PUBLIC_URL: browsers keep two ports of one host no further apart"
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+")


def find_fault(public_url: str, *, host: str, http_allowed: bool) -> str | None:
    """What PUBLIC_URL must be instead, or None. `host` is the one to listen on."""
    if not public_url:
        return None if is_loopback(host) else NEEDED
    if not _is_address(public_url):
        return NOT_AN_ADDRESS
    is_plain = urlsplit(public_url).scheme == "http"
    if is_plain and not http_allowed and not is_loopback(hostname_of(public_url)):
        return PLAIN_HTTP
    return None


def find_unit_fault(unit_url: str, *, public_url: str) -> str | None:
    """What UNIT_URL must be instead, or None. PUBLIC_URL is a sound one, or ""."""
    if not unit_url:
        return None
    if not public_url:
        return NO_PUBLIC_URL
    if not _is_address(unit_url):
        return NOT_AN_ADDRESS
    if urlsplit(unit_url).scheme != urlsplit(public_url).scheme:
        return ANOTHER_SCHEME
    return SAME_HOST if hostname_of(unit_url) == hostname_of(public_url) else None


def is_reachable(public_url: str, *, host: str) -> bool:
    """Whether others reach the product, and not this machine alone. PUBLIC_URL is sound, or ""."""
    return not is_loopback(host) or bool(public_url and not is_loopback(hostname_of(public_url)))


def hostname_of(address: str) -> str:
    """The host's name or number in lower case, without port and brackets."""
    return urlsplit(address).hostname or ""


def is_number(host: str) -> bool:
    """Whether this is an IP address, and no name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches this name or number."""
    try:
        return host in LOOPBACK or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_address(text: str) -> bool:
    """Whether this is a scheme, a host in ASCII and optionally a port, and nothing more."""
    try:
        parts = urlsplit(text)
        return bool(_ADDRESS.fullmatch(text) and parts.hostname) and parts.port != 0
    except ValueError:
        return False
