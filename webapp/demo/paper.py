"""Paper forms of a year, which somebody types in days or weeks later. Pure.

They pile up until one day, in office hours, several are typed in one after the other: at an
organisation into the ordinary form, or at the unit, to which they were posted.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import NamedTuple

from webapp.demo.organisations import Organisation, as_typed
from webapp.demo.stories import Story
from webapp.demo.telling import Inside, first_telling, reporter

# Of all incidents; and how likely an office is to type in its pile on a working day.
ON_PAPER, TYPED_TODAY = 0.06, 0.12
FEWEST = 3
SATURDAY = 5
# How people answer for somebody else's call, of which the paper has no more: with how often.
RUNG: tuple[tuple[tuple[str, ...], int], ...] = (
    (("my-lead",), 55),
    (("unit",), 15),
    (("my-lead", "social-care"), 10),
    ((), 20),
)
BEGIN, LONGEST_DAY = timedelta(hours=9, minutes=40), timedelta(hours=6)


class Form(NamedTuple):
    """A paper form: what happened, at which organisation, and when it was filled in."""

    story: Story
    organisation: Organisation
    at: datetime


class Typed(NamedTuple):
    """A form that was typed in: when, what is inside its report, and when the unit received it."""

    at: datetime
    inside: Inside
    came_on: date | None = None
    """None where an organisation typed it in."""


def is_on_paper(chance: Random) -> bool:
    """Whether the next incident is told on paper."""
    return chance.random() < ON_PAPER


def type_in(pile: list[Form], day: datetime, chance: Random) -> Iterator[Typed]:
    """Type in the pile, if this is the day for it, and empty it. `day` is its first moment."""
    if not _is_the_day(pile, day.date(), chance):
        return
    typist = reporter(chance)
    at = day + BEGIN + timedelta(minutes=chance.randrange(120))
    is_at_unit = day.toordinal() % 2 == 0
    for form in pile:
        inside = _inside(form, at, {} if is_at_unit else typist, chance)
        yield Typed(at, inside, _posted(form, at) if is_at_unit else None)
        at += min(timedelta(minutes=chance.randint(4, 14)), LONGEST_DAY / len(pile))
    pile.clear()


def _posted(form: Form, at: datetime) -> date:
    """The unit received it two days after it was written, or as it was typed in."""
    return min(form.at.date() + timedelta(days=2), at.date())


def _is_the_day(pile: list[Form], day: date, chance: Random) -> bool:
    is_it = chance.random() < TYPED_TODAY
    return is_it and len(pile) >= FEWEST and day.weekday() < SATURDAY


def _inside(form: Form, at: datetime, typist: dict[str, str], chance: Random) -> Inside:
    """What a typist makes of it: no path was walked, and nobody's telephone noted the calls."""
    typed = as_typed(form.organisation.name, chance)
    told = first_telling(form.story, typed, form.organisation.setting, form.at, chance)
    rung = chance.choices([names for names, _ in RUNG], [often for _, often in RUNG])[0]
    answers = {
        **told["answers"],
        **typist,
        "rung": [{"who": who, "result": "spoke"} for who in rung] or "nobody_yet",
    }
    if typist:
        answers["before_we_ring"] = f"From a paper form of {form.at.day} {form.at:%B}."
    return {"path": None, "answers": answers}
