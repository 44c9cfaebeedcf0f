"""Everything that the page of one report shows, brought together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from webapp.incidents import advice_shown, answers, queries, reporter, timeline
from webapp.incidents.models import Receipt
from webapp.reports.models import Report


@dataclass(frozen=True)
class ReportPage:
    """One report as an officer reads it."""

    report: Report
    receipt: Receipt | None
    lines: list[answers.Line]
    path: list[answers.Line]
    reach: reporter.Reach
    calls: list[reporter.Call]
    nobody: str
    advice: advice_shown.Advice
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
    shown = advice_shown.given(report)
    return ReportPage(
        report=report,
        receipt=queries.receipt_of(report),
        lines=answers.lines(
            report.answers,
            report.flags,
            happened=timeline.happened(report),
            correction=report.amends is not None,
        ),
        path=answers.path_in_words(report.path),
        reach=reporter.reach(report.answers),
        calls=reporter.calls(report.answers, shown.contact_names),
        nobody=reporter.nobody_in_words(report.answers),
        advice=shown,
        linked=queries.belonging_to(report),
        moments=timeline.timeline(report),
        clock_trouble=timeline.clock_trouble(report),
        extra=[(name, _as_text(value)) for name, value in sorted(report.extra.items())],
    )


def _as_text(value: Any) -> str:
    text = value if isinstance(value, str) else repr(value)
    return text[:500]
