"""Which list of incidents is behind a number, where lists can be filtered by that. Pure."""

from datetime import date

from webapp.incidents.filters import TERMS
from webapp.vocabulary.periods import Period, month_in
from webapp.vocabulary.work_list import WorkList

# A part of a filter has the name of its figure.
CODES = {part: {str(term) for term in terms} for part, terms in TERMS.items()}
Address = dict[str, str]


def of_all(period: Period) -> Address:
    """All incidents that arrived in the period."""
    return {"lane": WorkList.ALL.value, **_days(period.first_day, period.last_day)}


def of_not_reports(period: Period) -> Address:
    """What arrived in it and was set aside as not a report."""
    return {**of_all(period), "lane": WorkList.SET_ASIDE.value}


def of_month(month: str) -> Address:
    """Those of one month, YYYY-MM."""
    return {"lane": WorkList.ALL.value, **_days(*month_in(month))}


def of_line(period: Period, figure: str, code: str) -> Address | None:
    """Those of one line of a table; None where no list can be filtered by it."""
    if code not in CODES.get(figure, ()):
        return None
    return {**of_all(period), figure: code}


def _days(first: date, last: date) -> Address:
    return {"since": first.isoformat(), "until": last.isoformat()}
