"""Reports that hold as much as may arrive now, and more, as one kept before there were bounds."""

from typing import Any

from webapp.reports.questions import QUESTIONS, Kind

LONG = "word " * 20_000
QUOTES = "'" * 20_000  # each is five characters of HTML
TEXTS = [question.name for question in QUESTIONS if question.kind is Kind.TEXT]
SEVERAL = [question.name for question in QUESTIONS if question.kind is Kind.SEVERAL]

Holds = dict[str, dict[str, Any]]

KEPT_BEFORE: Holds = {
    "62,000 types": {"answers": {"types": ["made up"] * 62_000}},
    "a long type": {"answers": {"types": [LONG]}},
    "long lists": {"answers": dict.fromkeys(SEVERAL, [LONG] * 50)},
    "lists of quotes": {"answers": dict.fromkeys(SEVERAL, [QUOTES] * 50)},
    "a long day": {"answers": {"incident_date": LONG}},
    "a long text": {"answers": {"before_we_ring": LONG, "contact_name": LONG}},
    "texts of quotes": {"answers": dict.fromkeys(TEXTS, QUOTES)},
    "20,000 calls": {"answers": {"rung": [{"who": LONG[:50]}] * 20_000}},
    "a long call": {"answers": {"rung": [{"who": "other", "name": LONG, "at": LONG}]}},
    "long calls": {"answers": {"rung": [{"who": "other", "name": QUOTES, "at": LONG}] * 50}},
    "20,000 ticks": {"ticks": ["x"] * 20_000},
    "long ticks": {"ticks": [QUOTES] * 200},
    "20,000 unknown names": {"extra": {f"{LONG[:99]}{n}": LONG[:50] for n in range(20_000)}},
    "unknown names": {"extra": {f"{n} {QUOTES}": [QUOTES] * 50 for n in range(200)}},
    "a long path": {"path": {"areas": ["x" * 99] * 5_000}},
}
# Close to webapp/reports/bounds.py.
ARRIVES_NOW: Holds = {
    "texts": {"answers": dict.fromkeys(TEXTS, QUOTES[:5_000])},
    "lists": {"answers": dict.fromkeys(SEVERAL, [QUOTES[:900]] * 12)},
    "calls": {"answers": {"rung": [{"who": "other", "name": QUOTES[:2_000]}] * 20}},
    "ticks": {"ticks": [QUOTES[:200]] * 200},
    "unknown names": {f"{n}{QUOTES[:200]}": QUOTES[:200] for n in range(99)},
}
