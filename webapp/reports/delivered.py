"""What the page "It has arrived" shows, carried by its address for one hour.

Reporters have no session, and what they typed must not be in the page that a browser may load again
(docs/decisions/0030).
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sync.contract import Outcome
from webapp.reports import no_script
from webapp.reports.rank import is_in_danger, must_ring_first
from webapp.reports.reached import is_about_lead
from webapp.web.sealed_address import TicketExpired, make_ticket, read_ticket

LASTS = timedelta(hours=1)
_PURPOSE = "delivered"


class PageClosed(TicketExpired):
    """The page showed a report that was sent more than an hour ago."""

    sentence = "Your report has arrived. This page showed it for one hour, and has closed."


@dataclass(frozen=True, kw_only=True)
class Delivered:
    """Nothing in it was typed. `draft` is the id of the phone's draft, if it had one.

    `ring`: it is for now and nobody was reached. `rung`: what it says of calls: there were "some",
    "none", or it says "nothing". A phone that stores nothing has noted none.
    """

    report_id: str
    arrived_at: str
    about_lead: bool
    ring: bool
    rung: Literal["some", "none", "nothing"]
    danger: bool
    unreachable: bool
    draft: str | None


def make_delivered(
    report: Mapping[str, Any], outcome: Outcome, *, report_id: str, draft: str | None
) -> str:
    """The ticket of the page that says so."""
    path, answers = report["path"], report["answers"]
    shown = Delivered(
        report_id=report_id,
        arrived_at=outcome.arrived_at.isoformat(),
        about_lead=is_about_lead(path),
        ring=must_ring_first(path, answers),
        rung=_rung(answers.get("rung")),
        danger=is_in_danger(path, answers),
        unreachable="amends" not in report and no_script.cannot_be_rung(answers),
        draft=draft,
    )
    return make_ticket(_PURPOSE, asdict(shown))


def _rung(answer: Any) -> Literal["some", "none", "nothing"]:
    if not answer:
        return "nothing"
    return "some" if isinstance(answer, list) else "none"


def read_delivered(ticket: str) -> tuple[Delivered, datetime]:
    """What the page shows, and when the report arrived. Raises NoSuchTicket or PageClosed."""
    try:
        shown = Delivered(**read_ticket(_PURPOSE, ticket, lasts=LASTS))
    except TicketExpired as expired:
        raise PageClosed from expired
    return shown, datetime.fromisoformat(shown.arrived_at)
