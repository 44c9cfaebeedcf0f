"""Gathers what the page shows on which somebody chooses an incident's organisation by hand."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from webapp.incidents.acts import ChosenBy, acts_in_force
from webapp.incidents.organisation import words_of
from webapp.incidents.queries import NoSuchReport
from webapp.incidents.standing import incident_of
from webapp.organisations.aliases import hash_spelling
from webapp.organisations.looking_up import LONGEST, look_up
from webapp.organisations.models import Organisation
from webapp.reports.models import Report
from webapp.vocabulary.times import UK


class ChoosingPage(NamedTuple):
    """What its worker typed, what was looked up, and what was found."""

    report: Report
    typed: str
    words: str
    found: Sequence[Organisation]
    choice: ChosenBy | None
    setting: str
    can_remember: bool
    """Whether the words name an organisation, so that they can mean one everywhere."""
    today: date

    @property
    def seen(self) -> int:
        """The act that counts as the page is shown; 0 if there is none."""
        return self.choice.act if self.choice else 0


def choosing_page(report: Report, words: str | None = None) -> ChoosingPage:
    """The page of this report; `words` to look up, or else those of the report.

    Raises NoSuchReport where it was erased.
    """
    if report.erased_at:
        raise NoSuchReport()
    incident = incident_of(report)
    _, choice = acts_in_force(incident.id)
    typed = words_of(report)[:LONGEST]
    asked = typed if words is None else words[:LONGEST]
    return ChoosingPage(
        report=report,
        typed=typed,
        words=asked,
        found=look_up(asked),
        choice=choice,
        setting=incident.setting or "",
        can_remember=hash_spelling(typed) is not None,
        today=datetime.now(UK).date(),
    )
