"""Finds the agencies that must hear now, of which the worker has not said who rings them. Pure.

The phone's twin is `findOpen` in static/js/incident/who-rings.js.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from webapp.guidance.source.you_now import MustHear
from webapp.vocabulary.incident import CallResult

# One service by several numbers; 999 is the police too.
SAME = {"social-care-night": "social-care", "emergency-999": "police-101"}
SAID = (CallResult.SPOKE, CallResult.LEAD_RINGS, CallResult.LEAD_RANG)


def find_unsaid(must_hear: Sequence[MustHear], answers: Sequence[Mapping[str, Any]]) -> list[str]:
    """Their names, by the calls in the answers of a report and of what corrects it."""
    calls = [call for one in answers if isinstance(one.get("rung"), list) for call in one["rung"]]
    said = {call.get("who") for call in calls if call.get("result") in SAID}
    services = {SAME.get(who, who) for who in said}
    return [one.name for one in must_hear if one.due == "now" and one.who not in services]
