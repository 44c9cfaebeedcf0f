"""Puts a list of incidents into words, as one person sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from webapp.incidents import acts, inbox, new_count, waiting
from webapp.incidents.acts import SetAsideBy
from webapp.incidents.answers import codes_in_a_line, day_in_answer
from webapp.incidents.figures import Figures, count_figures
from webapp.incidents.filtered import order_for
from webapp.incidents.filters import NO_FILTER, Filter, in_words
from webapp.incidents.from_paper import FromPaper, from_paper
from webapp.incidents.order import FIRST_STACKED
from webapp.incidents.standing import incident_standing
from webapp.incidents.work.cover.covering import Cover
from webapp.incidents.work.tasks.listing import due_in_words, today
from webapp.incidents.work.tasks.mine import MyTask
from webapp.reports.questions import BY_NAME, NOT_KNOWN
from webapp.reports.reference import reference_for
from webapp.vocabulary.lane import Lane
from webapp.vocabulary.outcome import Outcome
from webapp.vocabulary.rank import Rank
from webapp.vocabulary.term import label_of
from webapp.vocabulary.times import format_day
from webapp.vocabulary.waiting_for import WaitingFor
from webapp.vocabulary.work_list import WorkList
from webapp.web.cursor import read_cursor, write_cursor


@dataclass(frozen=True)
class InboxLine:
    """One incident in the list, by the report of it to open next.

    `corrects` is the reference of the report that this one amends; `of` that of the incident's
    first report, where this is another. `version` is that of the incident, `newest` the number of
    its newest report; `aside` says who set it aside as not a report. `owner` is the name of who has
    it, `closer` of who closed it; `waits` says for whom, and until when; `due` the day of its next
    task. Of what `is_erased` nobody asks for anything.
    """

    incident: int
    version: int
    newest: int
    number: int
    reference: str
    of: str | None
    corrects: str | None
    several: bool
    unread: bool
    rank: Rank
    fell_from: Rank | None
    nobody_reached: bool
    ring_first: bool
    to_ring: str
    is_not_rung: bool
    about_lead: bool
    incomplete: bool
    lane: Lane
    outcome: str | None
    reopened: bool
    restricted: bool
    owner: str | None
    closer: str | None
    is_newly_given: bool
    waits: str | None
    due: str | None
    is_overdue: bool
    is_erased: bool
    aside: SetAsideBy | None
    what: str
    who: str
    setting: str
    happened: str
    paper: FromPaper | None
    on_the_phone: str
    at_the_unit: str
    clock_trouble: str | None


@dataclass(frozen=True)
class InboxPage:
    """One page of a list, and when it was made. `after` and `next` are cursors.

    `stack` is the cursor of what is stacked, above “New”; `is_stack`: the page is of that. `tasks`
    are the person's, above “Mine”, with whom they cover for. `filtered` is what it is filtered by,
    in words; `is_cut` is as in inbox.Rows.
    """

    lines: list[InboxLine]
    tasks: Sequence[MyTask]
    covers: Sequence[Cover]
    work_list: WorkList
    asked: Filter
    filtered: list[str]
    is_cut: bool
    after: str | None
    next: str | None
    stack: str | None
    is_stack: bool
    figures: Figures
    made_at: datetime


def page_for(
    person_id: int,
    *,
    work_list: WorkList,
    asked: Filter = NO_FILTER,
    after: str | None = None,
    shown: Sequence[int] = (),
) -> InboxPage:
    """This page of this person's list; with `shown`, these incidents as they are now.

    A cursor that was not made here leads to the first page.
    """
    now, is_new = datetime.now(UTC), work_list is WorkList.NEW and not asked.parts
    order = order_for(work_list, asked)
    # A place of another order is none in this one: a page may be older than this version.
    of = f"{work_list} {order.name}"
    place = read_cursor(of, after) if after else None
    found = _find(person_id, work_list, asked, place, shown)
    figures = count_figures(person_id, asked.organisation_id)
    new_count.keep(figures.counts[WorkList.NEW])
    is_above = work_list is WorkList.MINE and not place
    return InboxPage(
        lines=_lines(found.rows, now),
        tasks=figures.tasks if is_above else [],
        covers=figures.covers if is_above else [],
        work_list=work_list,
        asked=asked,
        filtered=in_words(asked, organisation=figures.organisation),
        is_cut=found.is_cut,
        after=after if place else None,
        next=write_cursor(of, [*found.following]) if found.following else None,
        stack=None if place or not is_new else write_cursor(of, FIRST_STACKED),
        is_stack=is_new and bool(place and place[0]),
        figures=figures,
        made_at=now,
    )


def lines_for(person_id: int, incidents: Sequence[int]) -> list[InboxLine]:
    """The lines of these incidents, in their order, without those that the person may not see."""
    if not incidents:
        return []
    return _lines(inbox.find_shown(person_id, incidents).rows, datetime.now(UTC))


def _lines(rows: Sequence[inbox.Line], now: datetime) -> list[InboxLine]:
    return [_line(row, now) for row in rows]


def _find(
    person_id: int,
    work_list: WorkList,
    asked: Filter,
    place: Sequence[Any] | None,
    shown: Sequence[int],
) -> inbox.Rows:
    if shown:
        return inbox.find_shown(person_id, shown)
    return inbox.find_rows(person_id, work_list=work_list, after=place, asked=asked)


def _line(row: inbox.Line, now: datetime) -> InboxLine:
    standing = incident_standing(row)
    return InboxLine(
        incident=row.id,
        version=row.version,
        newest=row.last_sequence,
        number=row.number,
        reference=row.reference,
        of=row.first_reference if row.number != row.first_sequence else None,
        corrects=reference_for(row.amends) if row.amends else None,
        several=row.last_sequence != row.first_sequence,
        unread=row.read_at is None,
        rank=standing.rank,
        fell_from=standing.fell_from,
        nobody_reached=standing.nobody_reached,
        ring_first=standing.ring_first,
        to_ring=standing.words,
        is_not_rung=row.not_rung_since is not None,
        about_lead=row.about_lead,
        incomplete=row.incomplete,
        lane=Lane[row.lane.upper()],
        outcome=label_of(Outcome, row.outcome) if row.outcome and not row.is_erased else None,
        reopened=row.reopened,
        restricted=row.restricted,
        owner=row.owner,
        closer=None if row.is_erased else row.closer,
        is_newly_given=not row.given_seen,
        waits=_waits(row),
        due=due_in_words(row.due_on) if _is_said(row) else None,
        is_overdue=row.due_on is not None and row.due_on < today(),
        is_erased=bool(row.is_erased),
        what="Erased" if row.is_erased else _codes("types", row.types),
        aside=_aside(row),
        who=_codes("parties", row.parties),
        setting=_codes("setting", row.setting),
        happened=_day(row.incident_date),
        paper=from_paper(row.came_on, row.came_by, row.keyed_by),
        on_the_phone=waiting.on_the_phone(row.saved_at, row.arrived_at),
        at_the_unit=waiting.at_the_unit(row.arrived_at, until=row.closed_at or now),
        clock_trouble=waiting.clock_trouble(row.saved_at, row.arrived_at),
    )


def _aside(row: inbox.Line) -> SetAsideBy | None:
    if row.lane != Lane.SET_ASIDE or row.act is None:
        return None
    return acts.set_aside_by(row.act, row.who, row.aside_at, row.coded)


def _is_said(row: inbox.Line) -> bool:
    """Whether it has a day that is not only the one until which it waits, or one that is over."""
    return row.due_on is not None and (row.due_on != row.waiting_until or row.due_on < today())


def _waits(row: inbox.Line) -> str | None:
    if row.waiting_for is None:
        return None
    return f"{label_of(WaitingFor, row.waiting_for)}, until {format_day(row.waiting_until)}"


@lru_cache(maxsize=1_000)
def _codes(name: str, given: str | None) -> str:
    """In the order of the form; what the form does not have comes last."""
    order, codes = [*map(str, BY_NAME[name].options)], set((given or "").split(",")) - {""}
    known = [code for code in order if code in codes]
    return codes_in_a_line(name, {name: known + sorted(codes.difference(order))})


def _day(given: str | None) -> str:
    happened = day_in_answer("incident_date", {"incident_date": given})
    return "Date not known" if happened == NOT_KNOWN else happened
