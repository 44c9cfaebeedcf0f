"""Corrected words reach phones once somebody at the unit has approved them.

Whoever runs the product proposes them at the command line (docs/decisions/0038).
"""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from flask import url_for

from webapp.access.permissions import Permission
from webapp.database.columns import HIGHEST
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.guidance import contacts, corrections, editions
from webapp.guidance.corrections import CorrectedMeanwhile
from webapp.guidance.invariants.finding import MustBeSeen
from webapp.guidance.models import ProposedCorrection
from webapp.guidance.source.loading import load_data, parse_data
from webapp.guidance.source.texts import CorrectedText, Corrections, find_misfits
from webapp.guidance.source.yaml_files import ContentFault
from webapp.proposals import proposing
from webapp.proposals.kinds import OPERATOR, Afterwards, Approved, Kind, Payload, read_unit
from webapp.triage.checking import check_content

NAME = SUBJECT = "guidance"
PUBLISHED = (
    "It is being published, as a draft: a lead approves the edition under Guidance. Phones pick it "
    "up when they next open E-safety with signal."
)
FAULTS = (ContentFault, MustBeSeen)
WAYS_OUT = (
    "Phones keep the words that they have. There are two ways out:\n"
    "1. Mend them: a FILE with other words for each text that is named here, then "
    "`esafety guidance publish FILE --approved-by NAME`.\n"
    "2. Take every correction back: `esafety guidance publish --as-shipped --approved-by NAME`."
)


class NoSuchCorrection(AppError):
    """Nobody has proposed corrected words with this number."""

    status = 404
    sentence = "No corrected words have this number."


class ReleaseIsAnother(AppError):
    """An upgrade has reworded, or no longer has, a text that is to be corrected."""

    status = 409
    sentence = "E-safety was upgraded since this was proposed. Have it proposed again."


def propose(corrected: Corrections, *, after: int, texts: int, pages: int) -> int:
    """Propose these corrections, which were checked, in the place of an earlier proposal. Commits.

    `after`: the number of the correction with which they were compared; `texts` and `pages`: how
    many change. Returns the number of the proposal. Raises CorrectedMeanwhile.
    """
    with writing():
        row = ProposedCorrection(texts=dict(corrected), after=after, made_at=datetime.now(UTC))
        db.session.add(row)
        db.session.flush()
        proposing.end_same(NAME, SUBJECT)
        payload = _payload(row.number, corrected, texts, pages)
        return proposing.add(GUIDANCE, payload, subject=SUBJECT)


def payload_of_done(corrected: Corrections, *, texts: int, pages: int) -> Payload:
    """What start pages show of words that the command line published by itself."""
    return _payload(None, corrected, texts, pages)


def read_both(number: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """The data that phones have, and that of the proposed words.

    Raises NoSuchCorrection and ReleaseIsAnother.
    """
    proposed = _read(_find(number))
    return editions.load_data_on_phones(), load_data(contacts.find_in_force(), corrections=proposed)


def find_waiting() -> int | None:
    """The number of the proposal that waits for a decision, if one does."""
    return proposing.find_waiting(NAME).get(SUBJECT)


def find_misfit() -> str:
    """Why this release refuses what is corrected, text by text; empty if it does not.

    Corrections fitted the release that they were made on. The next one may bring other rules or
    other words. Takes a second, once a process for each correction.
    """
    corrected = corrections.current()
    return _find_misfit(tuple(corrected.items())) if corrected else ""


@lru_cache(maxsize=1)
def _find_misfit(corrected: tuple[tuple[str, CorrectedText], ...]) -> str:
    try:
        check_content(parse_data(load_data(corrections=dict(corrected))))
    except FAULTS as fault:
        return str(fault)
    return ""


def _payload(number: int | None, corrected: Corrections, texts: int, pages: int) -> Payload:
    return {"correction": number, "corrected": len(corrected), "texts": texts, "pages": pages}


def _read(row: ProposedCorrection) -> Corrections:
    proposed = corrections.from_stored(row.texts)
    if any(find_misfits(proposed)):
        raise ReleaseIsAnother()
    return proposed


def _find(number: int) -> ProposedCorrection:
    row = db.session.get(ProposedCorrection, number) if number <= HIGHEST else None
    if row is None:
        raise NoSuchCorrection()
    return row


def _words(payload: Payload) -> str:
    own = "corrected words of the guidance"
    return own if payload["corrected"] else "the release’s own words of the guidance"


def _details(payload: Payload) -> list[str]:
    count = payload["corrected"]
    return [
        f"Texts that change: {payload['texts']}. Pages that change: {payload['pages']}.",
        f"Texts corrected in all: {count}." if count else "Every correction is taken back.",
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
    _read(row)


def _act(payload: Payload, approved: Approved) -> None:
    row = _find(payload["correction"])
    decider = read_unit()[approved.other] if approved.other else OPERATOR
    corrections.store(_read(row), approved_by=decider.name, after=row.after)


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
