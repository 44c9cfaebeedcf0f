"""Stores the reports of a sealed file as if they were delivered, and describes the outcome."""

from dataclasses import dataclass

from sync.contract import CannotKeep, Code, Outcome
from webapp.arrivals import sealed_files
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.reports.reference import is_report_id, reference_for

ONCE_OPENED = (
    "It will be in the inbox once it has been opened; "
    "if it cannot be opened, under “Could not be opened”."
)
SENTENCES = {
    Code.STORED: f"Kept. {ONCE_OPENED}",
    Code.VARIANT_STORED: (
        f"Kept. It shares its reference with another report and differs from it. {ONCE_OPENED}"
    ),
    Code.ALREADY_STORED: "We had it already. Nothing has changed.",
    Code.QUARANTINED: "Kept, but it could not be opened. See “Could not be opened”.",
    Code.ERASED_BEFORE: "It was erased on purpose before, so it was not kept.",
}


class CannotKeepNow(AppError):
    """The database is full, read-only or unreachable."""

    status = 503
    sentence = "We could not keep the file just now. Keep it, and try again in a few minutes."


@dataclass(frozen=True)
class TakenReport:
    """The outcome for one report in the file."""

    reference: str
    sentence: str
    stored: bool


def take_in(content: bytes) -> list[TakenReport]:
    """Store the reports in the file and record each. Raises NotASealedFile or CannotKeepNow."""
    try:
        outcomes = sealed_files.take_in(content)
    except CannotKeep as trouble:
        raise CannotKeepNow from trouble
    taken = [_describe(report_id, outcome) for report_id, outcome in outcomes]
    with writing():
        for one, (_, outcome) in zip(taken, outcomes, strict=True):
            trail.record(
                Event.SEALED_FILE_TAKEN_IN, reference=one.reference, outcome=outcome.code.value
            )
    return taken


def _describe(report_id: str | None, outcome: Outcome) -> TakenReport:
    reference = "a report without a reference"
    if report_id and is_report_id(report_id):
        reference = reference_for(report_id)
    return TakenReport(
        reference, SENTENCES[outcome.code], stored=outcome.code != Code.ERASED_BEFORE
    )
