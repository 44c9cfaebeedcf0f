"""Chooses by hand which organisation an incident is of, and takes that back.

The act names a report, so it stays with its chain when incidents join. The audit log names the
report and no organisation: what links the two can be erased, an entry cannot.
"""

from collections.abc import Callable

from flask import url_for
from flask_login import current_user

from webapp import clock
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents import acts
from webapp.incidents.models import Act
from webapp.incidents.organisation import change_meaning
from webapp.incidents.queries import NoSuchReport
from webapp.incidents.refolding import refold_with
from webapp.incidents.standing import incident_of
from webapp.incidents.turn import take_turn
from webapp.organisations import aliases, register
from webapp.reports.models import Report
from webapp.vocabulary.act import ActKind


class ChosenMeanwhile(AppError):
    """A colleague chose another organisation after the page was shown."""

    status = 409
    heading = "A colleague was faster"
    sentence = "A colleague has chosen another organisation meanwhile. Nothing was changed."

    def __init__(self, number: int) -> None:
        super().__init__()
        self.link = ("Open the report again", url_for("incidents.report", number=number))


def choose(
    report: Report,
    organisation: int,
    *,
    seen: int,
    remember: bool = False,
    registered: bool = False,
) -> None:
    """Choose it for the report's incident; `remember`: for every report with the same words.

    `registered`: it was put into the register from this report. `seen` is the act that the page
    showed as counting, 0 for none. Choosing what counts already is a no-op. Raises
    NoSuchOrganisation, NoSuchReport (also if it is erased), ChosenMeanwhile.
    """
    register.load(organisation)
    coded = {"organisation": organisation, "remembered": remember}
    if registered:
        coded["registered"] = True

    def act(spelling: str | None = None) -> None:
        if spelling:
            aliases.replace(spelling, organisation)
        _choose(number, coded, seen=seen)

    number = report.id
    if not (remember and change_meaning(report, act)):
        _in_turn(act)


def take_back(report: Report, act: int) -> None:
    """Take this act back, with what it remembered; a no-op unless it is the one that counts."""
    before, number = _counting(report.id), report.id
    if before is None or before.id != act:
        return
    organisation, remembered = before.coded["organisation"], before.coded["remembered"]

    def undo(spelling: str | None = None) -> None:
        if spelling and _means(spelling, organisation):
            aliases.forget(spelling)
        _take_back(number, act)

    if not (remembered and change_meaning(report, undo)):
        _in_turn(undo)


def _in_turn(act: Callable[[], None]) -> None:
    with writing():
        take_turn(db.session.connection())
        act()


def _means(spelling: str, organisation: int) -> bool:
    return aliases.find_meant(db.session.connection(), [spelling]).get(spelling) == organisation


def _counting(number: int) -> Act | None:
    """The choice that counts for the incident of this report. Raises NoSuchReport."""
    report = db.session.get(Report, number)
    if report is None or report.erased_at:
        raise NoSuchReport()
    return acts.choice_for(incident_of(report).id)


def _choose(number: int, coded: dict[str, int], *, seen: int) -> None:
    before = _counting(number)
    if before and before.coded["organisation"] == coded["organisation"]:
        return
    if (before.id if before else 0) != seen:
        raise ChosenMeanwhile(number)
    _add(number, Act(kind=ActKind.ORGANISATION_CHOSEN.value, coded=coded))
    _record(number, Event.REPORT_MATCHED)


def _take_back(number: int, act: int) -> None:
    before = _counting(number)
    if before and before.id == act:
        _add(number, Act(kind=ActKind.TAKEN_BACK.value, coded={}, undoes=act))
        _record(number, Event.REPORT_UNMATCHED)


def _add(number: int, act: Act) -> None:
    """Add the act, and fold the incident of its report again."""
    incident = incident_of(db.session.get_one(Report, number))
    act.incident_id, act.report_number = incident.id, number
    act.person_id, act.at = current_user.id, clock.now()
    db.session.add(act)
    db.session.flush()
    refold_with(db.session.connection(), number)


def _record(number: int, event: Event) -> None:
    report = db.session.get_one(Report, number)
    trail.record(event, subject=report.report_id, reference=report.reference)
