"""Makes a spreadsheet of a list, and records who took which list, with how many lines."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from tempfile import TemporaryFile
from threading import Lock
from typing import BinaryIO

from flask_login import current_user
from sqlalchemy import select

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.config import current_config
from webapp.database.writing import writing
from webapp.demonstration import SENTENCE, is_demonstration
from webapp.errors import AppError
from webapp.exports import rows
from webapp.exports.book import Book
from webapp.exports.columns import CODED, PERSONAL
from webapp.exports.formats import Format, write
from webapp.exports.reasons import Reason
from webapp.extensions import db
from webapp.incidents.filters import Filter, in_words
from webapp.organisations.models import Organisation
from webapp.vocabulary.times import format_moment
from webapp.vocabulary.work_list import WorkList

# With personal details it is made in memory, as no word of a report is written to a disk in clear.
MOST_WITH_DETAILS = 500
TITLE = "Incidents"
WITH_DETAILS = "With personal details: names, how to reach people, and what reporters wrote."
WITHOUT_DETAILS = "Without reporters’ names, contact details and what they wrote."
_ONE_AT_A_TIME = Lock()


class TooManyForDetails(AppError):
    """The list has more incidents than may be exported with personal details."""

    status = 409
    sentence = (
        f"This list has more than {MOST_WITH_DETAILS} incidents. With personal details at most so "
        "many are exported: choose a filter first."
    )


class AlreadyExporting(AppError):
    """This process makes another export, which takes a while."""

    status = 503
    retry_after = 10
    sentence = "Another export is being made. Try again in a moment."


@dataclass(frozen=True)
class Wanted:
    """Which list, as what; with a reason it has personal details."""

    work_list: WorkList
    asked: Filter
    kind: Format
    reason: Reason | None = None


def export(wanted: Wanted) -> BinaryIO:
    """Make the spreadsheet for the signed-in person. Commits the entry in the audit log.

    Raises TooManyForDetails, AlreadyExporting and StorageKeyAway.
    """
    if wanted.reason:
        _require_few(wanted)
    with _alone():
        file: BinaryIO = BytesIO() if wanted.reason else TemporaryFile()  # noqa: SIM115 - the caller closes it
        try:
            count = write(_book(wanted), wanted.kind, file, on_disk=wanted.reason is None)
            _record(wanted, count)
        except BaseException:
            file.close()
            raise
    file.seek(0)
    return file


def describe(work_list: WorkList, asked: Filter) -> str:
    """The list and its filter in a few words."""
    query = select(Organisation.name).where(Organisation.id == asked.organisation_id)
    organisation = db.session.scalar(query) if asked.organisation else None
    return _in_words(work_list, asked, organisation)


def _in_words(work_list: WorkList, asked: Filter, organisation: str | None) -> str:
    words = " · ".join(in_words(asked, organisation=organisation))
    return f"{work_list.label}: {words}" if words else work_list.label


@contextmanager
def _alone() -> Iterator[None]:
    if not _ONE_AT_A_TIME.acquire(blocking=False):
        raise AlreadyExporting()
    try:
        yield
    finally:
        _ONE_AT_A_TIME.release()


def _require_few(wanted: Wanted) -> None:
    if rows.count(current_user.id, wanted.work_list, wanted.asked) > MOST_WITH_DETAILS:
        raise TooManyForDetails()


def _book(wanted: Wanted) -> Book:
    with_details = wanted.reason is not None
    config = current_config()
    lines = rows.find_lines(
        current_user.id, wanted.work_list, wanted.asked, with_texts=with_details
    )
    return Book(
        title=TITLE,
        author=config.unit_name,
        cover=_cover(wanted),
        columns=PERSONAL if with_details else CODED,
        lines=lines,
    )


def _cover(wanted: Wanted) -> list[str]:
    config, reason = current_config(), wanted.reason
    return [
        *([f"{SENTENCE}."] if is_demonstration() else []),
        f"{config.unit_name}, {config.board_name}",
        f"List: {describe(wanted.work_list, wanted.asked)}",
        f"Exported on {format_moment(datetime.now(UTC))}, UK time",
        f"{WITH_DETAILS} Reason: {reason.label}." if reason else WITHOUT_DETAILS,
        "Store it where only those who need it can open it, and delete it when nobody does.",
        "Sheets: Cover, Notes (what each column means), Incidents (one line for each incident).",
    ]


def _record(wanted: Wanted, count: int) -> None:
    # Of an organisation the log has the number only.
    organisation = f"organisation {wanted.asked.organisation}"
    facts = {
        "what": _in_words(wanted.work_list, wanted.asked, organisation),
        "format": wanted.kind.label,
        "count": str(count),
    }
    with writing():
        if wanted.reason:
            trail.record(Event.DETAILS_EXPORTED, reason=wanted.reason.label, **facts)
        else:
            trail.record(Event.LIST_EXPORTED, **facts)
