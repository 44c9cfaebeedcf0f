"""Says of a report that it came on paper: when, how, and who keyed it in."""

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select
from sqlalchemy.orm import aliased

from webapp.arrivals.models import PaperForm
from webapp.people.models import User
from webapp.reports.models import Report
from webapp.vocabulary.paper import CameBy
from webapp.vocabulary.term import term
from webapp.vocabulary.times import format_day

_KEYER = aliased(User)
COLUMNS = (PaperForm.came_on, PaperForm.came_by, _KEYER.name.label("keyed_by"))


class FromPaper(NamedTuple):
    """The paper arrived on this day, and somebody keyed it in later."""

    came_on: date
    came_by: str
    keyed_by: str

    @property
    def day(self) -> str:
        """The day, in words."""
        return format_day(self.came_on)

    @property
    def way(self) -> str:
        """How it came, as the end of a sentence."""
        known = term(CameBy, self.came_by)
        return known.hint if known else self.came_by


def with_paper(query: "Select[*tuple[Any, ...]]") -> "Select[*tuple[Any, ...]]":
    """The query, which has Report in it, with COLUMNS: None each where a phone sent the report."""
    query = query.add_columns(*COLUMNS)
    query = query.outerjoin(PaperForm, PaperForm.arrival_id == Report.id)
    return query.outerjoin(_KEYER, _KEYER.id == PaperForm.person_id)


def from_paper(came_on: date | None, came_by: str | None, keyed_by: str | None) -> FromPaper | None:
    """What a row of such a query says; None if the report did not come on paper."""
    if came_on is None or came_by is None or keyed_by is None:
        return None
    return FromPaper(came_on, came_by, keyed_by)
