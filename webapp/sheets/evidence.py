"""Proves what arrived: the bytes as they came, their digest, and whether it is still theirs."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sync.envelope import digest_of
from webapp.arrivals.models import Arrival, extract_sealed
from webapp.audit import trail
from webapp.audit.trail import Line
from webapp.extensions import db
from webapp.incidents.hiding import hide_restricted
from webapp.reports.models import Report
from webapp.sheets.gathering import MOST_LINES, NothingLeft
from webapp.texts.reading import Erased, open_sealed
from webapp.texts.sealing import RAW, REPORT


class Evidence(NamedTuple):
    """One arrival. `digest` was computed as it arrived, over what is sealed; `sha256` is that of
    all its bytes. `is_unchanged`: what is kept still has the digest.
    """

    number: int
    report_id: str
    kid: str
    digest: str
    receipt: str
    arrived_at: datetime
    opened_at: datetime | None
    size: int
    sha256: str
    is_unchanged: bool
    custody: Sequence[Line]
    """Who has done what with it, as the record says."""


def kept_bytes(report: Report) -> bytes:
    """The bytes as they arrived, of which the sealed part opens with the unit's key only.

    Raises NothingLeft or StorageKeyAway.
    """
    arrival = db.session.get_one(Arrival, report.id)
    try:
        return open_sealed(REPORT, report.id, RAW, arrival.raw)
    except Erased as error:
        raise NothingLeft from error


def evidence_of(report: Report) -> Evidence:
    """What can be proved of this report. Raises NothingLeft or StorageKeyAway."""
    raw, arrival = kept_bytes(report), db.session.get_one(Arrival, report.id)
    return Evidence(
        number=arrival.sequence,
        report_id=arrival.id,
        kid=arrival.kid or "",
        digest=arrival.digest,
        receipt=arrival.code,
        arrived_at=arrival.arrived_at,
        opened_at=arrival.opened_at,
        size=len(raw),
        sha256=hashlib.sha256(raw).hexdigest(),
        is_unchanged=digest_of(extract_sealed(raw).encode()) == arrival.digest,
        custody=hide_restricted(trail.about(arrival.id, limit=MOST_LINES)),
    )
