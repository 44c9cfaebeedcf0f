"""Stores the texts whose words a lead corrected. They outlive restarts and upgrades.

They are in the database, because every process and every machine must publish the same words, and
because it is what is backed up (docs/decisions/0038).
"""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import func, select

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.errors import AppError
from webapp.extensions import db
from webapp.guidance.models import Correction
from webapp.guidance.source.texts import CorrectedText, Corrections


class ApproverMissing(AppError):
    """Words that workers read were changed, and nobody vouches for them."""

    status = 422
    sentence = (
        "Workers act on these words, also on those of the chapters. Give the name of the "
        "safeguarding lead who has read both versions: --approved-by NAME."
    )


class CorrectedMeanwhile(AppError):
    """Somebody published other corrections while these were being read."""

    status = 409
    sentence = "Other corrections were published meanwhile. Look at the differences again."


def newest_number() -> int:
    """The sequence number of the newest correction; 0 if there is none."""
    return db.session.scalar(select(func.max(Correction.sequence))) or 0


def current() -> Corrections:
    """What is corrected; empty: nothing is."""
    newest = select(Correction.texts).order_by(Correction.sequence.desc()).limit(1)
    return from_stored(db.session.scalar(newest) or {})


def store(corrections: Corrections, *, approved_by: str, after: int) -> None:
    """Correct these texts and no others from now on. Does not commit.

    Does nothing where they are corrected so already. `after`: the number of the correction that
    they were compared with. Raises ApproverMissing and CorrectedMeanwhile.
    """
    before, approver = current(), " ".join(approved_by.split())[:120]
    if corrections == before:
        return
    if not approver:
        raise ApproverMissing()
    if newest_number() != after:
        raise CorrectedMeanwhile()
    _record(corrections, before, approver)
    db.session.add(
        Correction(texts=dict(corrections), approved_by=approver, made_at=datetime.now(UTC))
    )


def _record(corrections: Corrections, before: Corrections, approver: str) -> None:
    """Say in the audit log what was corrected, and what was taken back."""
    corrected = sorted(text for text, one in corrections.items() if before.get(text) != one)
    taken_back = sorted(before.keys() - corrections.keys())
    if corrected:
        trail.record(Event.GUIDANCE_CORRECTED, texts=", ".join(corrected), approver=approver)
    if taken_back:
        trail.record(Event.GUIDANCE_TAKEN_BACK, texts=", ".join(taken_back), approver=approver)


def from_stored(texts: Mapping[str, list[str]]) -> Corrections:
    """As they were before they were stored."""
    return {text: CorrectedText(*words) for text, words in texts.items()}
