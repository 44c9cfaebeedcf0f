"""Why an incident may end although nobody was ever reached, in words that another person reads.

The rule itself is `may_end` in webapp/incidents/fold.py: no act ends anything without a reason.
"""

from typing import Any, NamedTuple

from flask_login import current_user
from sqlalchemy import select

from webapp.access.guards import i_may
from webapp.access.permissions import Permission
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.extensions import db
from webapp.incidents.models import Chain, Incident
from webapp.incidents.standing import incident_standing
from webapp.incidents.visible import visible_to
from webapp.incidents.work.adding import add_act
from webapp.incidents.work.case_log.noting import seal
from webapp.incidents.work.progress.changing import NotNow
from webapp.proposals.kinds import Payload
from webapp.reports.models import Report
from webapp.reports.reference import NotAReference, WrongReference, reference_from
from webapp.texts.models import DataKey, SealedText
from webapp.texts.reading import open_row
from webapp.texts.sealing import INCIDENT
from webapp.vocabulary.act import ActKind, SetAsideReason
from webapp.vocabulary.knows import Unreached
from webapp.vocabulary.term import label_of

NEVER = "Nobody was ever reached."


class NobodyReached(NotNow):
    """It is of rank now, nobody was reached, and no reason is given."""

    sentence = (
        "Nobody was ever reached. Ring, and note the call; or choose why it may be closed without, "
        "and write it down for the person who reads it."
    )


class NobodyReachedThere(NotNow):
    """The other report is none that one can see, or nobody was reached about it either."""

    sentence = (
        "No report that you can see has this number, or nobody was reached about it either. Enter "
        "the number of a report where somebody was reached, such as ES-95NR-VBY7."
    )


class Excuse(NamedTuple):
    """Why nobody was reached; their reference or the other report's number; and in words."""

    reason: Unreached
    words: str
    reference: str = ""


def is_unreached(incident: Incident) -> bool:
    """Whether it is of rank now, nobody was reached, and it is not done with."""
    return incident_standing(incident).ring_first


def write_words(incident: Incident, words: str) -> int:
    """Seal the words as a note in its log, in the caller's transaction. Returns the act."""
    note = add_act(incident, ActKind.NOTE)
    seal(note, words)
    return note.id


def excuse_facts(incident: Incident, excuse: Excuse) -> dict[str, Any]:
    """What the proposal holds of it, with the words sealed. Raises NobodyReachedThere."""
    facts: dict[str, Any] = {"unreached": excuse.reason.value}
    if excuse.reason is Unreached.SAME:
        facts["same_as"] = _find_same(incident, excuse.reference)
    said = " ".join(filter(None, (excuse.reference and f"{excuse.reference}.", excuse.words)))
    return {**facts, "words": write_words(incident, said)}


def require_excuse(incident: Incident, payload: Payload) -> None:
    """Raises NobodyReached where the payload gives no reason that still holds."""
    if not is_unreached(incident):
        return
    if "unreached" not in payload:
        raise NobodyReached()
    if "same_as" in payload and not _is_reached(payload["same_as"]):
        raise NobodyReachedThere()


def excuse_details(payload: Payload) -> list[str]:
    """What whoever decides reads: the reason, and the words if they read reports."""
    if "unreached" not in payload:
        return []
    kind = SetAsideReason if "aside" in payload else Unreached
    reason = f"Reason: {label_of(kind, payload['unreached'])}."
    words = _read(payload) if i_may(Permission.READ_REPORTS) else ""
    return [NEVER, reason, *([f"“{words}”"] if words else [])]


def record_excuse(payload: Payload) -> None:
    """In the audit log, of one that was approved."""
    kind = SetAsideReason if "aside" in payload else Unreached
    facts = {"reference": payload["reference"], "reason": label_of(kind, payload["unreached"])}
    trail.record(Event.UNREACHED_CLOSED, subject=payload["report_id"], **facts)


def _find_same(incident: Incident, typed: str) -> int:
    try:
        reference = reference_from(typed)
    except (NotAReference, WrongReference) as error:
        raise NobodyReachedThere() from error
    query = select(Report.id).join(Chain, Chain.id == Report.chain_id)
    query = query.join(Incident, Incident.id == Chain.incident_id)
    other = Report.reference == reference, Incident.id != incident.id, visible_to(current_user.id)
    found = db.session.scalars(query.where(*other, Incident.reached).limit(1)).first()
    if found is None:
        raise NobodyReachedThere()
    return found


def _is_reached(report: int) -> bool:
    query = select(Incident.reached).join(Chain, Chain.incident_id == Incident.id)
    query = query.join(Report, Report.chain_id == Chain.id).where(Report.id == report)
    return bool(db.session.scalar(query))


def _read(payload: Payload) -> str:
    is_of = (DataKey.owner == SealedText.owner) & (DataKey.owner_id == SealedText.owner_id)
    columns: tuple[Any, ...] = (DataKey.owner, DataKey.owner_id, DataKey.storage_kid)
    columns += (DataKey.wrapped, SealedText.version, SealedText.blob)
    query = select(*columns).join_from(DataKey, SealedText, is_of)
    query = query.where(DataKey.owner == INCIDENT, DataKey.owner_id == payload["incident"])
    row = db.session.execute(query.where(SealedText.version == payload["words"])).one_or_none()
    return open_row(row) if row else ""
