"""A year of reports, the same for a seed. Pure.

They are seasonal, late, doubled, amended, misspelt, and some were typed in from paper.
"""

import heapq
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, NamedTuple
from uuid import UUID

from webapp.demo.organisations import ORGANISATIONS, Organisation, as_typed, weights
from webapp.demo.paper import Form, Typed, is_on_paper, type_in
from webapp.demo.seasons import incidents_by_day, is_holiday, moment
from webapp.demo.stories import STORIES, Story
from webapp.demo.telling import amendment, first_telling, second_telling
from webapp.demo.waits import on_the_phone, until_amended, until_told_again, wrong_clock

SEED = 2012
OFTEN = [story.often for story in STORIES]
AMENDED, AMENDED_AGAIN, DOUBLED = 0.09, 0.25, 0.03
A_SECOND = timedelta(seconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Sent(NamedTuple):
    """A report on its way: what is inside, when its phone says it was saved, when it arrived."""

    arrived_at: datetime
    id: str
    saved_at: datetime
    inside: dict[str, Any]
    on_paper: date | None = None
    """The day on which the unit received it, if it came on paper."""


def a_year(incidents: int, *, until: datetime, seed: int = SEED) -> Iterator[Sent]:
    """Reports of about so many incidents in the year before `until`, in the order of arrival.

    What has not arrived by then is still on a phone. Holds a few days at a time, however many.
    """
    chance = Random(seed)
    often = weights(chance)
    on_the_way: list[Sent] = []
    pile: list[Form] = []
    for day, many in incidents_by_day(incidents, until=until.date(), chance=chance):
        yield from _arrived(on_the_way, before=moment_of(day))
        for organisation in chance.choices(ORGANISATIONS, _open(day, until, often), k=many):
            for sent in _told_or_piled(day, organisation, pile, chance):
                heapq.heappush(on_the_way, sent)
        for typed in type_in(pile, moment_of(day), chance):
            heapq.heappush(on_the_way, _send_from_an_office(typed, chance))
    yield from _arrived(on_the_way, before=until)


def moment_of(day: date) -> datetime:
    """The first moment of a day."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _arrived(on_the_way: list[Sent], *, before: datetime) -> Iterator[Sent]:
    while on_the_way and on_the_way[0].arrived_at < before:
        yield heapq.heappop(on_the_way)


def _open(day: date, until: datetime, often: list[float]) -> list[float]:
    """How often each organisation reports on this day of the year that ends `until`."""
    left = (until.date() - day).days
    found = zip(ORGANISATIONS, often, strict=True)
    return [weight if _is_open(one, day, left) else 0 for one, weight in found]


def _is_open(one: Organisation, day: date, left: int) -> bool:
    return left >= one.closed and not (one.closes and is_holiday(day))


def _told_or_piled(
    day: date, organisation: Organisation, pile: list[Form], chance: Random
) -> Iterator[Sent]:
    """One incident, told by phone; or its paper form, which waits on the pile."""
    story, at = chance.choices(STORIES, OFTEN)[0], moment(day, chance)
    if is_on_paper(chance):
        pile.append(Form(story, organisation, at))
        return
    yield from _told(story, organisation, at, chance)


def _told(story: Story, organisation: Organisation, at: datetime, chance: Random) -> Iterator[Sent]:
    """Its report, what corrects that, and sometimes a colleague's own report."""
    typed = as_typed(organisation.name, chance)
    first = _send(first_telling(story, typed, organisation.setting, at, chance), at, chance)
    yield first
    if chance.random() < DOUBLED:
        later = at + until_told_again(chance)
        typed = as_typed(organisation.name, chance)
        again = second_telling(story, typed, organisation.setting, at, later, chance)
        yield _send(again, later, chance)
    yield from _amended(first, at, chance)


def _amended(before: Sent, at: datetime, chance: Random) -> Iterator[Sent]:
    """Corrections, one of the other: a phone sends in the order in which it saved."""
    share = AMENDED
    while chance.random() < share:
        at += until_amended(chance)
        sent = _send({**amendment(at, chance), "amends": before.id}, at, chance)
        before = sent._replace(arrived_at=max(sent.arrived_at, before.arrived_at + A_SECOND))
        yield before
        share = AMENDED_AGAIN


def _send(inside: dict[str, Any], at: datetime, chance: Random) -> Sent:
    received = at + on_the_phone(chance)
    return Sent(received, _mint(at, chance), at + wrong_clock(chance), inside)


def _send_from_an_office(typed: Typed, chance: Random) -> Sent:
    """Where there is a network and the clock is right."""
    received = typed.at + timedelta(seconds=chance.randrange(2, 40))
    return Sent(received, _mint(typed.at, chance), typed.at, typed.inside, typed.came_on)


def _mint(at: datetime, chance: Random) -> str:
    """An id as phones make them (sync.uuid7), but from the seed."""
    milliseconds = (at - _EPOCH) // timedelta(milliseconds=1) + chance.randrange(60_000)
    number = milliseconds << 80 | 0x7 << 76 | chance.getrandbits(12) << 64
    return str(UUID(int=number | 0b10 << 62 | chance.getrandbits(62)))
