"""Lives through a made-up year: delivers its reports, opens them, and does the unit's work on them.

Reports are sealed as a phone seals them and posted to the phones' endpoint. The made-up officers
do what people at the unit do, by the same functions; only the clock is that of the story.
"""

import heapq
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import cache, partial
from itertools import count
from random import Random
from typing import Any

from flask import Flask, g
from sqlalchemy import select

from sync import compact
from sync.envelope import digest_of
from sync.timestamp import format_timestamp
from webapp import clock
from webapp.arrivals import keyed_in, opening
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.board import drafting, signing
from webapp.board.words import Words
from webapp.database.writing import writing
from webapp.demo.year import SEED, YEAR, Sent, choose, make_register, make_year
from webapp.errors import AppError
from webapp.extensions import db
from webapp.guidance import editions
from webapp.guidance.source.loading import load_shipped
from webapp.guidance.steps import deciding as steps
from webapp.incidents import choosing, handling
from webapp.incidents.fold import RANKS
from webapp.incidents.models import Incident
from webapp.incidents.organisation import words_of
from webapp.incidents.standing import incident_of
from webapp.incidents.work.case_log import noting
from webapp.incidents.work.cover import noting as cover
from webapp.incidents.work.progress import closing, giving, pausing
from webapp.incidents.work.tasks import doing as tasks
from webapp.keys import keyring
from webapp.nil_returns.kinds import read_arrival
from webapp.notices.arrived import file_reports
from webapp.organisations import aliases, publishing, register
from webapp.organisations.known import find_known, suggest_among
from webapp.paper.printing import can_print
from webapp.people import accounts
from webapp.people.models import User
from webapp.people.second_factor.factor import Factor
from webapp.proposals import deciding
from webapp.reports.models import Report
from webapp.reports.questions import FORM_VERSION
from webapp.reports.reference import reference_for
from webapp.vocabulary.incident import CallResult
from webapp.vocabulary.lane import Lane
from webapp.vocabulary.outcome import Outcome
from webapp.vocabulary.paper import CameBy
from webapp.vocabulary.periods import Period, quarter_of
from webapp.vocabulary.times import format_day
from webapp.vocabulary.waiting_for import WaitingFor

BUILD = "demo"
DOOR = "/sync/v1/reports"
UNIT: Mapping[str, Any] = YEAR["unit"]
RECEIVES = {rank: timedelta(**wait) for rank, wait in UNIT["receives"].items()}
OUTCOMES = {one.value: one for one in Outcome}
WAITING_FORS = {one.value: one for one in WaitingFor}
A_DAY, AN_HOUR = timedelta(days=1), timedelta(hours=1)
SIGNED_AFTER = timedelta(days=12, hours=10)
GIVEN, TASKS, NOTES = 0.15, 0.1, 0.4

Act = Callable[[], object]


class Office:
    """The unit of a demonstration, whose people have accounts. Needs an app context."""

    def __init__(self, app: Flask, *, until: datetime) -> None:
        self.app, self.until, self.now = app, until, until
        self.chance = Random(SEED)
        self.people = {one["role"]: _number_of(one["email"]) for one in YEAR["people"]}
        self.officers = [self.people["officer"], self.people["colleague"]]
        self.agenda: list[tuple[datetime, int, int, Act]] = []
        self.numbers, self.client = count(), app.test_client()

    def live_through(self, incidents: int) -> Iterator[int]:
        """A year with about so many incidents. Yields how many reports have arrived."""
        self._keep_register()
        self._plan_papers()
        year = [*make_year(incidents, until=self.until)]
        for number, sent in enumerate(year, start=1):
            self._work(before=sent.arrived_at)
            self._deliver(sent)
            if number <= len(year) - UNIT["leaves"]:
                self._plan(sent)
            yield number
        self._work(before=self.until)
        self._go_away()

    @contextmanager
    def as_person(self, number: int, at: datetime) -> Iterator[None]:
        """As this person, who has given a second factor, at this moment."""
        with self.app.test_request_context("/unit/"), clock.as_of(at):
            person = db.session.get_one(User, number)
            person.second_factor = Factor.AUTHENTICATOR
            g._login_user = person
            yield

    def _deliver(self, sent: Sent) -> None:
        whole = {**_known(), "ticks": _ticks(sent.inside), **sent.inside}
        if sent.on_paper:
            self._key_in(sent, whole, sent.on_paper)
        else:
            sealed = keyring.seal(compact.write(whole), sent.id)
            envelope = {
                "id": sent.id,
                "digest": digest_of(sealed.encode()),
                "sealed": sealed,
                "saved_at": format_timestamp(sent.saved_at),
                "build": BUILD,
            }
            with clock.as_of(sent.arrived_at):
                self.client.post(DOOR, json={"items": [envelope], "have": []})
        opening.open_pending(read_arrival, file_reports)

    def _key_in(self, sent: Sent, whole: dict[str, Any], day: date) -> None:
        keyer = self.officers[0]
        facts = {"reference": reference_for(sent.id), "arrived": format_day(day)}
        with self.as_person(keyer, sent.arrived_at):
            keyed_in.seal_and_keep(
                whole,
                sent.id,
                keyed_in.Came(day, CameBy.POST, keyer),
                record=lambda: trail.record(Event.PAPER_FORM_KEYED_IN, subject=sent.id, **facts),
            )

    def _plan(self, sent: Sent) -> None:
        """Somebody receives it, the sooner the graver its incident is."""
        report = db.session.scalars(select(Report).where(Report.report_id == sent.id)).one()
        longest = RECEIVES[RANKS[incident_of(report).rank].value]
        at = sent.arrived_at + self.chance.uniform(0.05, 1) * longest
        officer = self.chance.choice(self.officers)
        self._later(at, officer, partial(self._receive, report.id, officer))

    def _later(self, at: datetime, person: int, act: Act) -> None:
        heapq.heappush(self.agenda, (at, next(self.numbers), person, act))

    def _work(self, *, before: datetime) -> None:
        """Do what is due. What is refused as things are is tried again the next day."""
        while self.agenda and self.agenda[0][0] < before:
            at, _, person, act = heapq.heappop(self.agenda)
            self.now = at
            with self.as_person(person, at):
                try:
                    act()
                except AppError:
                    db.session.rollback()
                    self._later(at + A_DAY, person, act)

    def _receive(self, number: int, officer: int) -> None:
        report = db.session.get_one(Report, number)
        if not handling.mark_as_received(report) or report.amends:
            return
        incident = self._incident(report)
        if incident.not_rung_since:  # nothing is closed before somebody knows
            call = noting.Call(WaitingFor.SOCIAL_CARE, CallResult.SPOKE, self.now)
            noting.note_call(report, call, "")
        self._choose_organisation(report)
        if self.chance.random() < NOTES:
            noting.write_note(report, self.chance.choice(UNIT["notes"]))
        if self.chance.random() < GIVEN:
            officer = self._give(report, officer)
        self._plan_end(report, officer)

    def _plan_end(self, report: Report, officer: int) -> None:
        """Close it in some days; some wait for somebody before, and a few for long."""
        days = self.chance.uniform(1, UNIT["closes_within_days"])
        if self.chance.random() < TASKS:
            self._add_task(report, officer)
        kind = self.chance.random()
        if kind < UNIT["waits"]:
            self._later(self.now + AN_HOUR, officer, partial(self._wait, report.id))
            days += 120 if kind < UNIT["waits_long"] else 14
        self._later(self.now + days * A_DAY, officer, partial(self._close, report.id, officer))

    def _give(self, report: Report, officer: int) -> int:
        other = next(one for one in self.officers if one != officer)
        if self._incident(report).owner_id == officer:
            giving.give(report.id, other, "", version=self._incident(report).version)
        return other

    def _add_task(self, report: Report, officer: int) -> None:
        given = tasks.Given(officer, (self.now + 5 * A_DAY).date())
        tasks.add_task(report, "Ring them again, and ask how they are.", given)
        task = self._incident(report).version
        done = self.now + self.chance.uniform(2, 9) * A_DAY
        self._later(done, officer, lambda: tasks.finish_task(self._report(report.id), task))

    def _wait(self, number: int) -> None:
        whom = WAITING_FORS[choose(UNIT["waits_for"], self.chance)]
        until = (self.now + self.chance.randint(3, 16) * A_DAY).date()
        version = self._incident(self._report(number)).version
        pausing.wait(number, whom, until, version=version)

    def _close(self, number: int, officer: int) -> None:
        """Close it, or propose that, where the lead must approve it."""
        incident = self._incident(self._report(number))
        if incident.lane in (Lane.CLOSED, Lane.SET_ASIDE, Lane.JOINED):
            return
        outcome = OUTCOMES[choose(UNIT["outcomes"], self.chance)]
        seen = closing.Extent(incident.version, incident.last_sequence)
        if proposal := closing.close(number, outcome, seen):
            approve = partial(self._approve, proposal, number, officer)
            self._later(
                self.now + self.chance.uniform(1, 20) * AN_HOUR, self.people["lead"], approve
            )

    def _approve(self, proposal: int, number: int, officer: int) -> None:
        try:
            deciding.approve(proposal)
        except deciding.AlreadySettled:  # another report of it came
            db.session.rollback()
            self._later(self.now + A_DAY, officer, partial(self._close, number, officer))

    def _choose_organisation(self, report: Report) -> None:
        """By hand, for some of those whose words are like a name of the register."""
        is_matched = self._incident(report).organisation_id or not report.spelling
        if is_matched or self.chance.random() >= UNIT["chooses_organisation"]:
            return
        if suggested := suggest_among(words_of(report), find_known(None)):
            choosing.choose(report, suggested.id, seen=0)

    def _keep_register(self) -> None:
        began = self.until - 366 * A_DAY
        for entry in make_register(self.until.date()):
            with self.as_person(self.people["lead"], began):
                columns = ("name", "kind", "area", "contact", "since", "until")
                written = {name: getattr(entry, name) for name in columns}
                number = register.add(register.Entry(**written))
                with writing():
                    hashed = {aliases.hash_spelling(name) for name in entry.spellings}
                    for spelling in filter(None, hashed):
                        aliases.remember(spelling, number)
                    db.session.flush()
                    if entry.is_published:
                        organisation = register.load(number)
                        publishing.publish(organisation, publishing.spelling_for(organisation))

    def _plan_papers(self) -> None:
        """A lead signs the paper of each whole quarter, where PDFs can be printed."""
        quarter = quarter_of(self.until.date() - 364 * A_DAY)
        while can_print() and (quarter := _after(quarter)).last_day < self.until.date():
            day = datetime.combine(quarter.last_day, datetime.min.time(), self.until.tzinfo)
            self._later(day + SIGNED_AFTER, self.people["lead"], partial(_sign, quarter))

    def _go_away(self) -> None:
        """One officer is on holiday, and the other covers."""
        covers, away = self.officers
        today = self.until.date()
        with self.as_person(away, self.until):
            cover.note(away, covers, today - 2 * A_DAY, today + 9 * A_DAY)

    def _report(self, number: int) -> Report:
        return db.session.get_one(Report, number)

    def _incident(self, report: Report) -> Incident:
        incident = incident_of(report)
        db.session.refresh(incident)
        return incident


def _number_of(email: str) -> int:
    person = accounts.person_by_email(email)
    assert person is not None  # noqa: S101 - `installation.make` made them
    return person.id


def _after(quarter: Period) -> Period:
    return quarter_of(quarter.last_day + A_DAY)


def _sign(quarter: Period) -> None:
    drafting.write_words(quarter, Words(**UNIT["words_for_the_board"]), version=0)
    signing.sign(quarter, seen=drafting.read_draft(quarter).seen)


def _known() -> dict[str, Any]:
    return {"form_version": FORM_VERSION, "edition": editions.current().name, "build": BUILD}


def _ticks(inside: Mapping[str, Any]) -> list[str]:
    """The first of the steps that its path leads to were ticked."""
    count = len(inside["answers"].get("rung", ())) % 4
    return list(_steps(json.dumps(inside["path"]))[:count]) if inside["path"] else []


@cache
def _steps(path: str) -> tuple[str, ...]:
    shown = steps.decide_for_report(json.loads(path), load_shipped())
    return tuple(step.id for step in shown.steps) if shown else ()
