"""Corrected words reach phones once somebody at the unit has approved them.

Whoever runs the product proposes them at the command line (docs/decisions/0099).
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from flask import url_for

from webapp.access.permissions import Permission
from webapp.database.columns import HIGHEST
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.guidance import contacts, corrections, editions
from webapp.guidance.corrections import CorrectedMeanwhile
from webapp.guidance.models import ProposedCorrection
from webapp.guidance.source.loading import load_data
from webapp.proposals import proposing
from webapp.proposals.kinds import OPERATOR, Afterwards, Approved, Kind, Payload, read_unit

NAME = SUBJECT = "guidance"
PUBLISHED = (
    "It is being published, as a draft: a lead approves the edition under Guidance. Phones pick it "
    "up when they next open E-safety with signal."
)


class NoSuchCorrection(AppError):
    """Nobody has proposed corrected words with this number."""

    status = 404
    sentence = "No corrected words have this number."


class ReleaseIsAnother(AppError):
    """The words were checked by another release, whose rules may be others."""

    status = 409
    sentence = "E-safety was upgraded since this was proposed. Have it proposed again."


def propose(files: Mapping[str, str], *, after: int, texts: int, pages: int) -> int:
    """Propose these files, which were checked, in the place of an earlier proposal. Commits.

    `after`: the number of the correction with which they were compared; `texts` and `pages`: how
    many change. Returns the number of the proposal. Raises CorrectedMeanwhile.
    """
    with writing():
        row = ProposedCorrection(
            files=json.dumps(dict(files), ensure_ascii=False),
            made_on=corrections.digest_of_this_release(),
            after=after,
            made_at=datetime.now(UTC),
        )
        db.session.add(row)
        db.session.flush()
        proposing.end_same(NAME, SUBJECT)
        payload = _payload(row.number, files, texts, pages)
        return proposing.add(GUIDANCE, payload, subject=SUBJECT)


def payload_of_done(files: Mapping[str, str], *, texts: int, pages: int) -> Payload:
    """What start pages show of words that the command line published by itself."""
    return _payload(None, files, texts, pages)


def read_both(number: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """The data that phones have, and that of the proposed words. Raises NoSuchCorrection."""
    files = json.loads(_find(number).files)
    return editions.load_data_on_phones(), load_data(contacts.find_in_force(), instead=files)


def find_waiting() -> int | None:
    """The number of the proposal that waits for a decision, if one does."""
    return proposing.find_waiting(NAME).get(SUBJECT)


def _payload(number: int | None, files: Mapping[str, str], texts: int, pages: int) -> Payload:
    return {"correction": number, "files": sorted(files), "texts": texts, "pages": pages}


def _find(number: int) -> ProposedCorrection:
    row = db.session.get(ProposedCorrection, number) if number <= HIGHEST else None
    if row is None:
        raise NoSuchCorrection()
    return row


def _words(payload: Payload) -> str:
    own = "corrected words of the guidance"
    return own if payload["files"] else "the release’s own words of the guidance"


def _details(payload: Payload) -> list[str]:
    names = ", ".join(payload["files"])
    return [
        f"Texts that change: {payload['texts']}. Pages that change: {payload['pages']}.",
        f"Corrected files: {names}." if names else "Every correction is taken back.",
        "Phones keep the words that they have until somebody approves this.",
    ]


def _about(payload: Payload) -> tuple[str, str] | None:
    if payload["correction"] is None:
        return None
    address = url_for("approvals.correction", number=payload["correction"])
    return "Read what changes, word for word", address


def _require(payload: Payload) -> None:
    row = _find(payload["correction"])
    if corrections.newest_number() != row.after:
        raise CorrectedMeanwhile()
    if corrections.digest_of_this_release() != row.made_on:
        raise ReleaseIsAnother()


def _act(payload: Payload, approved: Approved) -> None:
    row = _find(payload["correction"])
    decider = read_unit()[approved.other] if approved.other else OPERATOR
    corrections.store(json.loads(row.files), approved_by=decider.name, after=row.after)


GUIDANCE = Kind(
    name=NAME,
    permission=Permission.APPROVE_GUIDANCE,
    words=_words,
    details=_details,
    require=_require,
    act=_act,
    afterwards=Afterwards(PUBLISHED, alone=PUBLISHED, operator=PUBLISHED),
    for_readers=True,
    about=_about,
)
