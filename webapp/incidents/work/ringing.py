"""How far the unit is with ringing a worker who was alone with it, and within which times. Pure.

The two times are drafts: a lead has yet to decide them (docs/settings.md).
"""

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum
from itertools import pairwise

from webapp.incidents.work.in_hand import UnitCall
from webapp.vocabulary.waiting_for import WaitingFor

RING_WITHIN = timedelta(minutes=30)
"""In this time after opening, in office hours, the officer rings; two no answers are enough."""
TELL_AFTER = timedelta(minutes=15)
"""So long after “Received” everybody who reads reports is told that nobody rang."""


class Called(StrEnum):
    """How far it is. Its code is a column of the incident."""

    NOT_RUNG = "not_rung"
    NO_ANSWER = "no_answer"
    TWICE = "twice"
    ASKS = "asks"
    """They spoke, and what the worker said is not noted yet."""
    SPOKE = "spoke"


def called(calls: Sequence[UnitCall]) -> Called:
    """What the calls to the worker come to, the first made first. A message is no answer."""
    to_worker = [call for call in calls if call.whom == WaitingFor.WORKER]
    if spoken := [call for call in to_worker if call.is_spoken]:
        return Called.ASKS if spoken[-1].knows is None else Called.SPOKE
    if any(later.at - call.at <= RING_WITHIN for call, later in pairwise(to_worker)):
        return Called.TWICE
    return Called.NO_ANSWER if to_worker else Called.NOT_RUNG
