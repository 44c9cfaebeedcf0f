"""Proposes who may read an incident. Only who may read it, or is named, knows and decides.

While it is restricted its readers decide, and where only the proposer is left, those whom they
name; else those named (docs/decisions/0076). Nobody alone decides it.
"""

from collections.abc import Collection
from typing import Any

from flask_login import current_user
from sqlalchemy import select

from webapp.access.permissions import Permission
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents import naming_readers
from webapp.incidents.models import Incident
from webapp.incidents.naming_readers import Restricted
from webapp.incidents.read_first import read_first
from webapp.incidents.restricting import named_for
from webapp.incidents.turn import take_turn
from webapp.incidents.work.progress.changing import find_incident
from webapp.proposals.kinds import Kind, Payload
from webapp.proposals.proposing import propose
from webapp.reports.models import Report
from webapp.vocabulary.lane import Lane


class ReadersAreOthers(AppError):
    """Who may read it was changed since this was proposed, or it was joined with another."""

    status = 409
    sentence = "This was changed meanwhile. Nothing was done. Look at the report again."


class AreReadersAlready(AppError):
    """It is so already."""

    status = 409
    sentence = "These people may read it already, and nobody else. Nothing was proposed."


def propose_readers(report: int, people: Collection[int]) -> int:
    """Propose that only these people may read its incident; everybody, if there are none.

    The number of the proposal. Commits. Raises NoSuchReport, TooFewReaders, AreReadersAlready,
    AlreadyProposed.
    """
    incident, shown = find_incident(report)
    named = naming_readers.require_readers(people) if people else {}
    before = named_for(incident)
    if set(people) == (before or set()):
        raise AreReadersAlready()
    payload = {**_payload(incident, shown), "before": _sorted(before), "readers": _sorted(people)}
    payload["names"] = sorted(named.values())
    # A second proposal, of somebody who must not know of the first, is not told of it.
    subject = f"{incident.id}.{current_user.id}"
    return propose(READERS, payload, subject=subject, known_to=_known_to(before, people))


def _payload(incident: Incident, shown: Report) -> dict[str, Any]:
    return {
        "incident": incident.id,
        "report": shown.id,
        "report_id": shown.report_id,
        "reference": shown.reference,
        "by": current_user.name,
    }


def _sorted(people: Collection[int] | None) -> list[int] | None:
    return None if people is None else sorted(people)


def _known_to(before: set[int] | None, people: Collection[int]) -> set[int]:
    own = current_user.id
    others = (before or set()) & naming_readers.find_who_can_read().keys() - {own}
    return {own, *(others or people)}


def _words(payload: Payload) -> str:
    if payload["readers"]:
        *others, last = payload["names"]
        return f"restricting report {payload['reference']} to {', '.join(others)} and {last}"
    return f"lifting the restriction of report {payload['reference']}"


def _log_words(payload: Payload) -> str:
    what = "restricting" if payload["readers"] else "lifting the restriction of"
    return f"{what} an incident"


def _details(payload: Payload) -> list[str]:
    if not payload["readers"]:
        return ["Everybody who reads reports can then read it, find it and see it in lists."]
    return [
        "Nobody else can then read it, find it or see it in a list, whatever their role.",
        "Until then whoever can read it now still can.",
        "Make sure that it is about none of those named, and that enough of them are there.",
        "Only the people who are asked can see this. Do not talk about it with others.",
    ]


def _require(payload: Payload) -> None:
    take_turn(db.session.connection())
    fresh = select(Incident).where(Incident.id == payload["incident"])
    incident = db.session.scalar(fresh.execution_options(populate_existing=True))
    if incident is None or incident.lane == Lane.JOINED:
        raise ReadersAreOthers()
    if _sorted(named_for(incident)) != payload["before"]:
        raise ReadersAreOthers()
    if payload["readers"]:
        naming_readers.require_readers(payload["readers"])


def _act(payload: Payload, _approved: object) -> None:
    found = Restricted(payload["reference"], {payload["report_id"]}, {payload["incident"]})
    if payload["readers"]:
        naming_readers.restrict(found, payload["readers"], by=payload["by"])
    else:
        naming_readers.lift(found, by=payload["by"])


READERS = Kind(
    name="readers-of-incident",
    permission=Permission.RESTRICT_INCIDENTS,
    words=_words,
    log_words=_log_words,
    details=_details,
    require=_require,
    act=_act,
    for_readers=True,
    never_alone=True,
    about=read_first,
)
