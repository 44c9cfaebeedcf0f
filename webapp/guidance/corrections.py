"""Stores the content files that were corrected. They outlive restarts and upgrades.

They are in the database, because every process and every machine must publish the same words, and
because it is what is backed up (docs/decisions/0038).
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache

from sqlalchemy import func, select

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.errors import AppError
from webapp.extensions import db
from webapp.guidance.models import Correction
from webapp.guidance.overlay import digest_of_release


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


def current_files() -> Mapping[str, str]:
    """The texts that replace shipped files, by the file's name; empty: none do."""
    newest = select(Correction.files).order_by(Correction.sequence.desc()).limit(1)
    found: dict[str, str] = json.loads(db.session.scalar(newest) or "{}")
    return found


def store(files: Mapping[str, str], *, approved_by: str, after: int) -> None:
    """Put these files in the place of the release's from now on. Does not commit.

    Does nothing where they are in its place already and were made on this release. `after`: the
    number of the correction that they were compared with. Raises ApproverMissing and
    CorrectedMeanwhile.
    """
    approver = " ".join(approved_by.split())[:120]
    if not is_new(files):
        return
    if not approver:
        raise ApproverMissing()
    if newest_number() != after:
        raise CorrectedMeanwhile()
    row = Correction(
        files=json.dumps(dict(files), ensure_ascii=False),
        made_on=digest_of_this_release(),
        approved_by=approver,
        made_at=datetime.now(UTC),
    )
    _record(files, current_files(), approver)
    db.session.add(row)


def is_new(files: Mapping[str, str]) -> bool:
    """Whether to publish these files would change anything."""
    return bool(changed_files(files)) or were_made_on_another_release()


def _record(files: Mapping[str, str], before: Mapping[str, str], approver: str) -> None:
    """Say in the audit log what was corrected, and what was taken back."""
    taken_back = sorted(set(before) - set(files))
    corrected = sorted(name for name in files if before.get(name) != files[name])
    if not corrected and not taken_back:
        corrected = sorted(files)
    if corrected:
        trail.record(Event.GUIDANCE_CORRECTED, files=", ".join(corrected), approver=approver)
    if taken_back:
        trail.record(Event.GUIDANCE_TAKEN_BACK, files=", ".join(taken_back), approver=approver)


def changed_files(files: Mapping[str, str]) -> list[str]:
    """The names of those that are not what is published from now."""
    before = current_files()
    return sorted(name for name in {*before, *files} if before.get(name) != files.get(name))


def were_made_on_another_release() -> bool:
    """Whether the release's own words have changed since the corrections were made."""
    number = newest_number()
    if not current_files():
        return False
    made_on = select(Correction.made_on).where(Correction.sequence == number)
    return db.session.scalar(made_on) != digest_of_this_release()


@cache
def digest_of_this_release() -> str:
    """Read once a process: a release's files do not change under it."""
    return digest_of_release()
