"""Gathers everything that the page of one report shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sync.uuid7 import minted_at
from webapp.incidents import queries, timeline
from webapp.incidents.acts import ChosenBy, SetAsideBy, latest_of
from webapp.incidents.advice_shown import AdviceShown, advice_for
from webapp.incidents.answers import (
    AnswerLine,
    danger_in_words,
    in_a_line,
    path_in_words,
    sheet,
)
from webapp.incidents.bounded import bounded, shorten
from webapp.incidents.calls import Call, calls_in_words
from webapp.incidents.from_paper import FromPaper
from webapp.incidents.models import Incident
from webapp.incidents.naming_readers import readers_of
from webapp.incidents.organisation import Named, named_by
from webapp.incidents.queries import Whole
from webapp.incidents.reporter import Reporter, reporter_of
from webapp.incidents.standing import Standing, incident_standing
from webapp.incidents.still_to_hear import find_unsaid, said_at_unit
from webapp.incidents.waiting import clock_trouble
from webapp.incidents.work.call_card import CallCard, card_of
from webapp.incidents.work.case_log.entries import Entry, find_acts, log_of
from webapp.incidents.work.case_log.phone_asked import Asking, asking_of
from webapp.incidents.work.progress.panel import Panel, panel_of
from webapp.incidents.work.tasks.offering import Offer, offers_for
from webapp.reports.models import Report
from webapp.reports.questions import BY_NAME
from webapp.reports.reached import nobody_reached
from webapp.reports.split import Inside
from webapp.reports.whole import wholes_of
from webapp.vocabulary.lane import Lane
from webapp.vocabulary.times import UK

LONGEST_EXTRA = 500


@dataclass(frozen=True)
class ReportPage:
    """One report as an officer reads it."""

    report: Report
    received_at: datetime | None
    received_by: str | None
    """Who marked it as received."""
    paper: FromPaper | None
    """That it came on paper, if it did: then no phone is told."""
    incident: Incident
    aside: SetAsideBy | None
    """Who set its incident aside as not a report."""
    standing: Standing
    danger: str
    """What it says of danger now, if anybody is or may be in it."""
    lines: list[AnswerLine]
    path: list[AnswerLine]
    reporter: Reporter
    calls: list[Call]
    unsaid: list[str]
    """Names of agencies that must hear now, while nobody has said who rings them."""
    no_calls: str
    """What is written where no call is."""
    advice: AdviceShown
    readers: Sequence[str]
    """Who may read its incident, if it is restricted."""
    named: Named | None
    """Which organisation its words mean, where none was chosen by hand."""
    choice: ChosenBy | None
    """Which organisation somebody chose by hand for its incident."""
    linked: Sequence[Report]
    log: list[Entry]
    """What the unit noted, newest first."""
    asking: Asking
    """When its phone last asked for news, and whether it is asked to ring."""
    moments: list[timeline.Moment]
    extra: list[tuple[str, str]]
    panel: Panel | None
    """Who has its incident, and what can be done with it."""
    call_card: CallCard | None
    """Whom to ring first, and how far that is; None where nobody must be rung."""
    reached_before: bool
    """Whether somebody was reached before it was known what cannot wait."""
    offers: list[Offer]
    """What the guidance wants within one working day."""
    is_cut: bool
    """Whether the report holds more than a page shows."""

    @property
    def ring_first(self) -> bool:
        """Whether somebody must ring the reporter first."""
        return self.standing.ring_first

    @property
    def clock_trouble(self) -> str | None:
        """Why the clock of its phone cannot be trusted, if it cannot."""
        return None if self.paper else timeline.clock_trouble(self.report)

    @property
    def about_lead(self) -> bool:
        """Whether a report of its incident is about the safeguarding lead."""
        return self.standing.about_lead

    @property
    def corrects_unknown(self) -> bool:
        """Whether it corrects a report that has not arrived here."""
        ids = {other.report_id for other in self.linked}
        return self.report.amends is not None and self.report.amends not in ids


def page_of(found: Whole, *, most_lines: int | None = None) -> ReportPage:
    """The page of this report: a correction has only what it changes. `most_lines`: timeline()."""
    report, incident = found.report, found.incident
    linked = queries.linked_with(report)
    wholes = wholes_of([report, *linked])
    inside, others = wholes[report.id], [wholes[one.id] for one in linked]
    advice = advice_for(inside, found.edition)
    whole = {"answers": inside.answers, "path": inside.path, "extra": inside.extra}
    shown = bounded(whole)
    answers, extra = shown["answers"], shown["extra"]
    lines = sheet(answers, report.flags, names=advice.contact_names)
    acts = find_acts(incident.id)
    standing = incident_standing(incident)
    reporter = reporter_of(answers, lines)
    aside, choice = latest_of(acts)
    return ReportPage(
        report=report,
        received_at=found.received_at,
        received_by=found.received_by,
        paper=found.paper,
        incident=incident,
        aside=aside if incident.lane == Lane.SET_ASIDE else None,
        standing=standing,
        danger=danger_in_words(inside.path, inside.answers),
        lines=[line for line in lines if _is_for_page(line, correction=report.amends is not None)],
        path=path_in_words(shown["path"]),
        reporter=reporter,
        call_card=None
        if report.erased_at
        else card_of(standing, _whom_to_ring(reporter, others), acts),
        reached_before=_is_anybody_reached((inside, *others), about_lead=standing.about_lead),
        calls=calls_in_words(answers.get("rung"), advice.contact_names),
        unsaid=find_unsaid(
            advice.must_hear,
            [one.answers for one in (inside, *others)],
            said_at_unit(acts, report.chain_id, since=report.arrived_at),
        ),
        no_calls=next(in_a_line(line.words) for line in lines if line.name == "rung"),
        advice=advice,
        choice=choice,
        readers=readers_of(incident),
        named=None if choice else named_by(inside.answers.get("organisation")),
        linked=linked[: queries.MOST_LINKED],
        log=[] if report.erased_at else log_of(acts),
        asking=asking_of(found.asked_at, acts, report.id),
        moments=timeline.timeline(found, inside, most=most_lines),
        extra=[(name, _as_text(value)) for name, value in sorted(extra.items())],
        panel=panel_of(incident, acts, owner=found.owner),
        offers=offers_for(advice.within_a_day, acts, told=_told_at(found, linked)),
        is_cut=shown != whole or len(linked) > queries.MOST_LINKED,
    )


def _whom_to_ring(reporter: Reporter, linked: Sequence[Inside]) -> Reporter:
    """Of a correction that says nothing new of it, whoever sent what it corrects."""
    if reporter.phone or reporter.name or not linked:
        return reporter
    return reporter_of(bounded({"answers": linked[0].answers})["answers"], [])


def _is_anybody_reached(chain: Sequence[Inside], *, about_lead: bool) -> bool:
    """Whether a report tells of a call that counts, whenever that was."""
    about = {"about_lead": "yes"} if about_lead else {}
    return not all(nobody_reached({**(one.path or {}), **about}, one.answers) for one in chain)


def _is_for_page(line: AnswerLine, *, correction: bool) -> bool:
    return not BY_NAME[line.name].on_card and bool(line.words or not correction)


def _told_at(found: Whole, linked: Sequence[Report]) -> datetime:
    """When its worker heard of it: the phone mints an incident's id as that begins."""
    if found.came_on:
        return datetime.combine(found.came_on, time(12), UK)
    return min(map(_begun_at, (found.report, *linked)))


def _begun_at(report: Report) -> datetime:
    """When it was begun, as far as the phone's clock can be trusted."""
    if clock_trouble(report.saved_at, report.arrived_at):
        return report.arrived_at
    return min(minted_at(report.report_id), report.arrived_at)


def _as_text(value: Any) -> str:
    return shorten(value if isinstance(value, str) else repr(value), LONGEST_EXTRA)
