"""Leads back from a report to the list that it was opened from, also after an act on its page.

The list travels as `from` in the addresses of links and forms. Its address is made again from its
parts, and never followed as it was given, so it leads to a list of the unit or to the inbox.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from flask import current_app, request, url_for
from werkzeug.exceptions import HTTPException

from webapp.incidents.filters import PARTS
from webapp.web.once import once_a_request

PARAMETER = "from"
INBOX = "desk.start"
LISTS = {
    INBOX: "Inbox",
    "finding.found": "Found",
    "finding.all_of_one": "All of one organisation",
    "incidents.unmatched_list": "Without an organisation",
    "supervision.to_look_at": "To look at",
}
# What refreshes a list, as that list.
REFRESHED = {"desk.inbox": INBOX}
# What the address of a list may hold: codes, numbers, days and a cursor.
KEPT = ("lane", "after", *PARTS)
LONGEST = 1_000
# The features whose pages and acts are of one report, but for what is of none.
OF_A_REPORT = {
    "incidents",
    "joining",
    "case_log",
    "taking",
    "progress",
    "presence",
    "giving_some",
    "supervision",
}
OF_NONE = {"incidents.publish_name", "incidents.unmatched_list", "supervision.to_look_at"}


class WayBack(NamedTuple):
    """What the list is called, and its address."""

    name: str
    address: str


def way_back() -> WayBack:
    """To the list that the address of this page names; to the inbox if it names none."""
    return _read(request.args.get(PARAMETER, "")) or WayBack(LISTS[INBOX], url_for(INBOX))


def carry(endpoint: str, values: dict[str, Any]) -> None:
    """Put the list that is shown, or that this page came from, into an address of a report."""
    is_open = PARAMETER not in values and request and _is_of_a_report(endpoint)
    if is_open and (here := _find_carried()):
        values[PARAMETER] = here


def report_address(number: int) -> str:
    """The address of a report's page, as `url_for` makes it.

    Of the lines of a list all but the number is the same: it is made once.
    """
    before, after = _around_the_number()
    return f"{before}{number}{after}"


@once_a_request
def _around_the_number() -> tuple[str, str]:
    path, mark, query = url_for("incidents.report", number=0).partition("?")
    return path.removesuffix("0"), mark + query


def _is_of_a_report(endpoint: str) -> bool:
    return endpoint.partition(".")[0] in OF_A_REPORT and endpoint not in OF_NONE


@once_a_request
def _find_carried() -> str | None:
    """Its address; None for the inbox, which is where a page without any leads."""
    here = _shown() or _read(request.args.get(PARAMETER, ""))
    return here.address if here and here.address != url_for(INBOX) else None


def _shown() -> WayBack | None:
    endpoint = REFRESHED.get(request.endpoint or "", request.endpoint or "")
    return _build(endpoint, request.view_args or {}, request.args) if endpoint in LISTS else None


def _read(given: str) -> WayBack | None:
    """The list at this address; None for any other page, and for any other site."""
    try:
        parts = urlsplit(given[:LONGEST])
        if parts.scheme or parts.netloc:
            return None
        endpoint, values = current_app.url_map.bind("").match(parts.path, method="GET")
    except (ValueError, HTTPException):
        return None
    return _build(endpoint, values, dict(parse_qsl(parts.query))) if endpoint in LISTS else None


def _build(endpoint: str, values: Mapping[str, Any], query: Mapping[str, str]) -> WayBack:
    kept: dict[str, Any] = {name: query[name] for name in KEPT if query.get(name)}
    kept |= values
    return WayBack(LISTS[endpoint], url_for(endpoint, **kept))
