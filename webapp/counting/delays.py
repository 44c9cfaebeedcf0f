"""The three parts of the time until a report is received, and the steps that each is counted in.

Pure. They are kept apart, as each is somebody else's: the worker's, the phone's, the unit's.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from webapp.working_days import DAY

HOUR = timedelta(hours=1)
LONGER = "longer"
# Codes of what cannot be measured, or not yet.
NOT_BELIEVED, ON_PAPER, NOT_RECEIVED = "not_believed", "on_paper", "not_received"


class Step(NamedTuple):
    """Times that are counted together: longer than the step before, and at most so long."""

    code: str
    label: str
    most: timedelta


class Part(NamedTuple):
    """A part of the time; what is longer than its last step is LONGER."""

    name: str
    heading: str
    steps: Sequence[Step]
    longer: str


TO_SAVE = Part(
    "to_save",
    "From the incident to a saved report",
    (
        Step("same_day", "On the same day", 0 * DAY),
        Step("next_day", "By the next day", DAY),
        Step("week", "Within 7 days", 7 * DAY),
        Step("four_weeks", "Within 28 days", 28 * DAY),
        Step("quarter", "Within 13 weeks", 91 * DAY),
    ),
    "Longer than 13 weeks",
)
TO_ARRIVE = Part(
    "to_arrive",
    "From the phone to the unit",
    (
        Step("minutes", "Within 10 minutes", timedelta(minutes=10)),
        Step("hour", "Within 1 hour", HOUR),
        Step("day", "Within 1 day", DAY),
        Step("week", "Within 7 days", 7 * DAY),
    ),
    "Longer than 7 days",
)
# An hour is a working hour; a day is one of the unit's working days, and a week has five.
TO_RECEIVE = Part(
    "to_receive",
    "From arrival until the unit received it",
    (
        Step("hour", "Within 1 working hour", 0 * DAY),
        Step("half_day", "Within half a working day", DAY / 2),
        Step("day", "Within 1 working day", DAY),
        Step("two_days", "Within 2 working days", 2 * DAY),
        Step("week", "Within 5 working days", 5 * DAY),
    ),
    "Longer than 5 working days",
)
PARTS = (TO_SAVE, TO_ARRIVE, TO_RECEIVE)


def step_of(part: Part, length: timedelta) -> str:
    """The code of the step that this time is in."""
    return next((step.code for step in part.steps if length <= step.most), LONGER)


def step_to_receive(waited: timedelta, *, working_day: timedelta) -> str:
    """The same, of time in working hours, where a working day has so many."""
    if waited <= HOUR:
        return TO_RECEIVE.steps[0].code
    return step_of(TO_RECEIVE, waited / working_day * DAY)
