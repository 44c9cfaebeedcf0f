"""Makes up a year of reports from `year.yaml`, the same for a seed. Pure.

They are seasonal, late, doubled, corrected and misspelt, and some were typed in from paper.
"""

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

import yaml

T = TypeVar("T")
Inside = dict[str, Any]

YEAR: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("year.yaml").read_text("utf-8"))
SEASONS, TELLING, REPORTERS = YEAR["seasons"], YEAR["telling"], YEAR["reporters"]
REGISTER = YEAR["organisations"]
SEED, DAYS, SATURDAY = 2012, 365, 5
A_SECOND, A_MINUTE = timedelta(seconds=1), timedelta(minutes=1)
EVERY_OTHER_FREQUENCY = 0.8
# A pile of paper forms is typed in on one day in eight, and only if it is worth the while.
TYPED_TODAY, FEWEST_TYPED = 0.12, 3
OFFICE_OPENS, LONGEST_DAY = timedelta(hours=9, minutes=40), timedelta(hours=6)
# Of the register: one in so many is missing, has no confirmed spelling, has its name on phones.
IS_MISSING, IS_UNCONFIRMED, IS_PUBLISHED = 8, 7, 9
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Story:
    """One kind of incident, as a worker answers it. `ages`: youngest and oldest; None: no child."""

    often: int
    path: Mapping[str, Any]
    answers: Mapping[str, Any]
    said: list[str]
    ages: list[int] | None = field(default=None)


class Organisation(NamedTuple):
    """Where reports come from. `closed`: so many days before the year ends, for good; or 0."""

    name: str
    setting: str
    area: str
    closed: int


class Entry(NamedTuple):
    """An organisation of the unit's register; `spellings` are those that somebody confirmed."""

    name: str
    kind: str
    area: str
    contact: str
    since: date
    until: date | None
    spellings: tuple[str, ...]
    is_published: bool


class Sent(NamedTuple):
    """A report on its way: what is inside, when its phone says it was saved, when it arrived."""

    arrived_at: datetime
    id: str
    saved_at: datetime
    inside: Inside
    on_paper: date | None = None
    """The day on which the unit received it, if it came on paper and was keyed in there."""


class Form(NamedTuple):
    """A paper form: what happened, at which organisation, and when it was filled in."""

    story: Story
    organisation: Organisation
    at: datetime


STORIES = [Story(**each) for each in YEAR["stories"]]
ORGANISATIONS = [
    Organisation(name := f"{place} {kind}", setting, area, REGISTER["closed_for_good"].get(name, 0))
    for kind, setting in REGISTER["kinds"].items()
    for place, area in REGISTER["places"].items()
]


def make_year(incidents: int, *, until: datetime, seed: int = SEED) -> Iterator[Sent]:
    """Reports of about so many incidents in the year before `until`, in the order of arrival.

    What has not arrived by then is still on a phone.
    """
    chance = Random(seed)
    ranks = [*range(1, len(ORGANISATIONS) + 1)]
    chance.shuffle(ranks)
    often = [rank**-EVERY_OTHER_FREQUENCY for rank in ranks]  # a few most of the time (Zipf)
    on_the_way: list[Sent] = []
    pile: list[Form] = []
    for day, many in _incidents_by_day(incidents, until=until.date(), chance=chance):
        yield from _arrived(on_the_way, before=_start_of(day))
        for one in chance.choices(ORGANISATIONS, _open(day, until.date(), often), k=many):
            story, at = chance.choices(STORIES, [one.often for one in STORIES])[0], _at(day, chance)
            if chance.random() < TELLING["on_paper"]:
                pile.append(Form(story, one, at))
                continue
            for sent in _tell(Form(story, one, at), chance):
                heapq.heappush(on_the_way, sent)
        if _is_typed_in(pile, day, chance):
            for sent in _type_in(pile, _start_of(day), chance):
                heapq.heappush(on_the_way, sent)
            pile.clear()
    yield from _arrived(on_the_way, before=until)


def make_register(today: date) -> Iterator[Entry]:
    """Yield the unit's register: as in life some are missing, some never confirmed."""
    chance = Random(SEED)
    for place, one in enumerate(ORGANISATIONS):
        if place % IS_MISSING == IS_MISSING - 1:
            continue
        reporter = make_reporter(chance)
        is_unconfirmed = place % IS_UNCONFIRMED == 0
        spellings = () if is_unconfirmed else (one.name, shorten(one.name))[: 1 + place % 2]
        until = today - timedelta(days=one.closed) if one.closed else None
        yield Entry(
            name=one.name,
            kind=one.setting,
            area=one.area,
            contact=f"{reporter['contact_name']}, safeguarding lead\n{reporter['contact_phone']}",
            since=REGISTER["register_begins"] + timedelta(days=chance.randrange(365 * 12)),
            until=until,
            spellings=spellings,
            is_published=bool(spellings) and until is None and place % IS_PUBLISHED == 1,
        )


def is_holiday(day: date) -> bool:
    """Whether schools are closed."""
    place = [day.month, day.day]
    return any(first <= place <= last for first, last in SEASONS["holidays"])


def shorten(name: str) -> str:
    """The name as people in a hurry write it."""
    return " ".join(REGISTER["short"].get(word, word) for word in name.split())


def make_reporter(chance: Random) -> dict[str, str]:
    """A name, and numbers that Ofcom keeps for drama."""
    first, last = chance.choice(REPORTERS["first"]), chance.choice(REPORTERS["last"])
    return {
        "contact_name": f"{first} {last}",
        "contact_phone": f"0161 496 0{chance.randrange(1000):03}",
        "contact_email": f"{first}.{last}@example.org".lower(),
        "contact_by": choose(REPORTERS["contact_by"], chance),
    }


def choose(often: Mapping[T, float], chance: Random) -> T:
    """One of these, each as often as it says."""
    return chance.choices([*often], [*often.values()])[0]


def _incidents_by_day(count: int, *, until: date, chance: Random) -> Iterator[tuple[date, int]]:
    """Spread `count` incidents over the year that ends on this day, oldest first."""
    days = [until - timedelta(days=DAYS - 1 - number) for number in range(DAYS)]
    left, weight = count, sum(map(_weight, days))
    for day in days:
        expected = left * _weight(day) / weight
        # As things happen: a Poisson number, near enough.
        many = min(left, max(0, round(chance.gauss(expected, expected**0.5))))
        many = left if day == until else many
        left, weight = left - many, weight - _weight(day)
        yield day, many


def _weight(day: date) -> float:
    in_season = SEASONS["in_holidays"] if is_holiday(day) else 1
    return float(SEASONS["weekdays"][day.weekday()] * in_season)


def _at(day: date, chance: Random) -> datetime:
    hour = chance.choices(range(24), SEASONS["hours"])[0]
    return _start_of(day) + timedelta(hours=hour, minutes=chance.randrange(60))


def _start_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _arrived(on_the_way: list[Sent], *, before: datetime) -> Iterator[Sent]:
    while on_the_way and on_the_way[0].arrived_at < before:
        yield heapq.heappop(on_the_way)


def _open(day: date, until: date, often: list[float]) -> list[float]:
    """How often each organisation reports on this day of the year that ends `until`."""
    left, at_rest = (until - day).days, REGISTER["closed_in_holidays"] if is_holiday(day) else ()
    return [
        0 if one.setting in at_rest or left < one.closed else weight
        for one, weight in zip(ORGANISATIONS, often, strict=True)
    ]


def _tell(form: Form, chance: Random) -> Iterator[Sent]:
    """Its report, sometimes a colleague's own report of the same, and what corrects the first."""
    first = _send(_tell_first(form, form.at, chance), form.at, chance)
    yield first
    if chance.random() < TELLING["told_twice"]:
        later = form.at + timedelta(minutes=chance.randrange(5, 3000))
        again = _tell_first(form, later, chance)
        again["path"] = None
        again["answers"] |= {"incident_date": form.at.date().isoformat(), "ages": "not_known"}
        yield _send(again, later, chance)
    yield from _correct(first, form.at, chance)


def _correct(before: Sent, at: datetime, chance: Random) -> Iterator[Sent]:
    """Corrections, one of the other: a phone sends in the order in which it saved."""
    share = TELLING["corrected"]
    while chance.random() < share:
        at += timedelta(minutes=int(chance.expovariate(1 / 900)) + 4)
        sent = _send({**_correction(at, chance), "amends": before.id}, at, chance)
        before = sent._replace(arrived_at=max(sent.arrived_at, before.arrived_at + A_SECOND))
        yield before
        share = TELLING["corrected_again"]


def _tell_first(form: Form, at: datetime, chance: Random) -> Inside:
    """Make up the inside of a report saved at this moment. Some leave questions out."""
    story = form.story
    path = {"danger": "no", **story.path}
    answers = {
        "danger": path["danger"],
        "intent": choose(TELLING["intents"], chance),
        "incident_date": _day(at, chance),
        "ages": _ages(story, chance),
        "setting": form.organisation.setting,
        "rung": _calls(at, chance),
        "organisation": _type(form.organisation.name, chance),
        "before_we_ring": chance.choice(story.said),
        **make_reporter(chance),
        **story.answers,
    }
    for name in ("intent", "before_we_ring", "contact_email"):
        if chance.random() < 0.4:
            answers.pop(name)
    if chance.random() < 0.05:
        answers.pop("contact_phone")
    return {"path": path, "answers": answers}


def _correction(at: datetime, chance: Random) -> Inside:
    """Make up a correction: it adds a call, another age, or a step taken since."""
    call = {"who": "social-care", "result": "spoke", "reference": f"CSC {chance.randrange(9999)}"}
    found: list[Inside] = [
        {"rung": [{**call, "at": _minute(at - 5 * A_MINUTE)}]},
        {"ages": [chance.randrange(9, 17), chance.randrange(9, 17)]},
        {"actions": ["advice_to_parents"]},
        {"danger": "not_sure"},
    ]
    return {"path": None, "answers": chance.choices(found, [5, 3, 3, 1])[0]}


def _day(at: datetime, chance: Random) -> str:
    """When it happened: a few days before as a rule, weeks for one in twelve."""
    word = choose({"": 90, "still_going_on": 6, "not_known": 4}, chance)
    is_old = chance.random() < 1 / 12
    days = chance.randrange(14, 90) if is_old else int(chance.expovariate(1 / 1.5))
    return word or (at - timedelta(days=days)).date().isoformat()


def _ages(story: Story, chance: Random) -> list[int] | str:
    if story.ages is None:
        return "no_child"
    children = chance.choices([0, 1, 2, 3], [5, 60, 25, 10])[0]
    return [chance.randint(*story.ages) for _ in range(children)] or "not_known"


def _calls(at: datetime, chance: Random) -> list[dict[str, str]] | str:
    call = chance.choices(*zip(*TELLING["calls"], strict=True))[0]
    if call is None:
        return "nobody_yet"
    return [{"who": call[0], "result": call[1], "at": _minute(at - 11 * A_MINUTE)}]


def _minute(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M+00:00")


def _type(name: str, chance: Random) -> str:
    """The name as a worker types it: mostly right."""
    at = chance.randrange(1, len(name) - 2)
    swapped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    ways = [name, name.lower(), shorten(name), swapped, name.replace("-", " ").upper()]
    return chance.choices(ways, [85, 5, 4, 4, 2])[0]


def _send(inside: Inside, at: datetime, chance: Random) -> Sent:
    """On a phone: mostly at once; some have no signal until the evening, or until Monday."""
    kind = choose(TELLING["wait_for_signal"], chance)
    longest = {"minutes": 7, "hours": 600, "days": 6000}[kind]
    waited = chance.randrange(2, 60 * longest) * A_SECOND
    out = timedelta(**chance.choice(TELLING["clocks"]))
    is_wrong = chance.random() < TELLING["wrong_clock"]
    return Sent(at + waited, _mint(at, chance), at + out if is_wrong else at, inside)


def _is_typed_in(pile: list[Form], day: date, chance: Random) -> bool:
    is_the_day = chance.random() < TYPED_TODAY
    return is_the_day and len(pile) >= FEWEST_TYPED and day.weekday() < SATURDAY


def _type_in(pile: list[Form], day: datetime, chance: Random) -> Iterator[Sent]:
    """Type in the pile in office hours: at an organisation, or at the unit, where it was posted.

    No path was walked, and nobody's telephone noted the calls.
    """
    typist, is_at_unit = make_reporter(chance), day.toordinal() % 2 == 0
    at = day + OFFICE_OPENS + chance.randrange(120) * A_MINUTE
    for form in pile:
        told = _tell_first(form, form.at, chance)["answers"]
        rung = chance.choices(*zip(*TELLING["calls_on_paper"], strict=True))[0]
        told["rung"] = [{"who": who, "result": "spoke"} for who in rung] or "nobody_yet"
        if not is_at_unit:
            words = f"From a paper form of {form.at.day} {form.at:%B}."
            told |= {**typist, "before_we_ring": words}
        posted = min(form.at.date() + timedelta(days=2), at.date()) if is_at_unit else None
        came = at + chance.randrange(2, 40) * A_SECOND
        yield Sent(came, _mint(at, chance), at, {"path": None, "answers": told}, posted)
        at += min(chance.randint(4, 14) * A_MINUTE, LONGEST_DAY / len(pile))


def _mint(at: datetime, chance: Random) -> str:
    """An id as phones make them (sync.uuid7), but from the seed."""
    milliseconds = (at - _EPOCH) // timedelta(milliseconds=1) + chance.randrange(60_000)
    number = milliseconds << 80 | 0x7 << 76 | chance.getrandbits(12) << 64
    return str(UUID(int=number | 0b10 << 62 | chance.getrandbits(62)))
