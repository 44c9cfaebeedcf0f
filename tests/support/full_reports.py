"""Reports that hold as much as may arrive."""

from typing import Any

from webapp.reports.questions import QUESTIONS, Kind

LONG = "word " * 20_000
QUOTES = "'" * 20_000  # each is five characters of HTML
TEXTS = [question.name for question in QUESTIONS if question.kind is Kind.TEXT]
SEVERAL = [question.name for question in QUESTIONS if question.kind is Kind.SEVERAL]

Holds = dict[str, dict[str, Any]]

# Close to webapp/reports/bounds.py.
FULL_REPORTS: Holds = {
    "a long text": {"answers": {"before_we_ring": "word " * 9_000}},
    "texts": {"answers": dict.fromkeys(TEXTS, QUOTES[:5_000])},
    "lists": {"answers": dict.fromkeys(SEVERAL, [QUOTES[:900]] * 12)},
    "calls": {"answers": {"rung": [{"who": "other", "name": QUOTES[:2_000]}] * 20}},
    "ticks": {"ticks": [QUOTES[:200]] * 200},
    "unknown names": {f"{n}{QUOTES[:200]}": QUOTES[:200] for n in range(99)},
}
