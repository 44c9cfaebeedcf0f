"""Reads reports whole: what is coded, and the text that is sealed beside it."""

from collections.abc import Sequence

from sync import strict
from webapp.reports.models import Report
from webapp.reports.split import PATTERNS, Inside, merge
from webapp.texts.reading import read_texts
from webapp.texts.sealing import REPORT


def whole_of(report: Report) -> Inside:
    """One report whole. Raises StorageKeyAway."""
    return wholes_of([report])[report.id]


def wholes_of(reports: Sequence[Report]) -> dict[int, Inside]:
    """Reports whole, by number; of those that were erased what is left. Raises StorageKeyAway."""
    texts = read_texts(REPORT, [report.id for report in reports])
    wholes = {}
    for report in reports:
        coded = {name: getattr(report, name) for name in ("path", "coded", *PATTERNS)}
        wholes[report.id] = merge(coded, strict.read(texts.get(report.id, b"{}")))
    return wholes
