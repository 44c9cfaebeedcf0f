"""Everything that the page of one report shows, brought together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from webapp.incidents import advice, queries, reaching, sheet, timeline
from webapp.incidents.models import Receipt
from webapp.reports.models import Report


@dataclass(frozen=True)
class ReportPage:
    """One report as an officer reads it."""

    report: Report
    receipt: Receipt | None
    lines: list[sheet.Line]
    path: list[sheet.Line]
    reach: reaching.Reach
    calls: list[reaching.Call]
    nobody: str
    advice: advice.Advice
    linked: Sequence[Report]
    moments: list[timeline.Moment]
    clock_trouble: str | None
    extra: list[tuple[str, str]]

    @property
    def ring_first(self) -> bool:
        """Urgent, nobody was rung, and nobody here has taken it in hand."""
        return self.report.urgent and self.report.nobody_rung and self.receipt is None

    @property
    def corrects_unknown(self) -> bool:
        """It corrects a report that has not arrived here."""
        ids = {other.report_id for other in self.linked}
        return self.report.amends is not None and self.report.amends not in ids


def of(report: Report) -> ReportPage:
    """The page of this report."""
    shown = advice.given(report)
    return ReportPage(
        report=report,
        receipt=queries.receipt_of(report),
        lines=sheet.lines(
            report.answers,
            report.flags,
            happened=timeline.happened(report),
            correction=report.amends is not None,
        ),
        path=sheet.path_in_words(report.path),
        reach=reaching.reach(report.answers),
        calls=reaching.calls(report.answers, shown.contact_names),
        nobody=reaching.nobody_in_words(report.answers),
        advice=shown,
        linked=queries.belonging_to(report),
        moments=timeline.timeline(report),
        clock_trouble=timeline.clock_trouble(report),
        extra=[(name, _as_text(value)) for name, value in sorted(report.extra.items())],
    )


def _as_text(value: Any) -> str:
    text = value if isinstance(value, str) else repr(value)
    return text[:500]
