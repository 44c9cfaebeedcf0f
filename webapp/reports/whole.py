"""Reads reports whole: what is coded, and the text that is sealed beside it."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select

from sync import strict
from webapp.extensions import db
from webapp.reports.models import ClearReport, Report
from webapp.reports.split import PATTERNS, Inside, merge
from webapp.texts.reading import read_texts
from webapp.texts.sealing import REPORT


def whole_of(report: Report) -> Inside:
    """One report whole. Raises StorageKeyAway."""
    return wholes_of([report])[report.id]


def wholes_of(reports: Sequence[Report]) -> dict[int, Inside]:
    """Reports whole, by number; of those that were erased what is left. Raises StorageKeyAway."""
    return {**dict(_sealed(reports)), **dict(_clear(reports))}


def _sealed(reports: Sequence[Report]) -> Iterator[tuple[int, Inside]]:
    sealed = [report for report in reports if report.coded is not None]
    texts = read_texts(REPORT, [report.id for report in sealed])
    for report in sealed:
        coded = {name: getattr(report, name) for name in ("path", "coded", *PATTERNS)}
        yield report.id, merge(coded, strict.read(texts.get(report.id, b"{}")))


def _clear(reports: Sequence[Report]) -> Iterator[tuple[int, Inside]]:
    """Those of an earlier version whose text is not sealed yet."""
    by_number = {report.id: report for report in reports if report.coded is None}
    if not by_number:
        return
    query = select(ClearReport).where(ClearReport.id.in_(by_number))
    for clear in db.session.scalars(query):
        yield clear.id, inside_of_clear(by_number[clear.id], clear)


def inside_of_clear(report: Report, clear: ClearReport) -> Inside:
    """The whole of a report of an earlier version."""
    return Inside(
        path=report.path,
        answers=clear.answers,
        ticks=clear.ticks,
        extra=clear.extra,
        **{name: getattr(report, name) for name in PATTERNS},
    )
