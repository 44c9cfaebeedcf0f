"""Finds the agencies that must hear now, of which nobody has said who rings them. Pure.

The phone's twin is `findOpen` in static/js/incident/who-rings.js.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from webapp.guidance.source.you_now import MustHear
from webapp.vocabulary.act import ActKind
from webapp.vocabulary.incident import CallResult
from webapp.vocabulary.knows import Knows

# One service by several numbers; 999 is the police too.
SAME = {"social-care-night": "social-care", "emergency-999": "police-101"}
SAID = (CallResult.SPOKE, CallResult.LEAD_RINGS, CallResult.LEAD_RANG)
# Whom the unit's acts name, by the register.
AT_UNIT = {
    Knows.EMERGENCY.value: "police-101",
    Knows.POLICE.value: "police-101",
    Knows.SOCIAL_CARE.value: "social-care",
    Knows.LADO.value: "lado",
}


class Noted(Protocol):
    """An act in force on an incident."""

    id: int
    kind: str
    at: datetime
    coded: Mapping[str, Any]


def find_unsaid(
    must_hear: Sequence[MustHear],
    answers: Sequence[Mapping[str, Any]],
    at_unit: Collection[str] = (),
) -> list[str]:
    """Their names, by the calls in the answers of a report and of what corrects it.

    `at_unit`: those of whom the unit knows it (said_at_unit).
    """
    calls = [call for one in answers if isinstance(one.get("rung"), list) for call in one["rung"]]
    said = {call.get("who") for call in calls if call.get("result") in SAID}
    services = {SAME.get(who, who) for who in said} | {*at_unit}
    return [one.name for one in must_hear if one.due == "now" and one.who not in services]


def said_at_unit(acts: Sequence[Noted], chain: int, *, since: datetime) -> set[str]:
    """Whom the unit rang or told, and who by the worker's word knows or is rung next.

    Names of the register. An act counts for the reports of the chains that it names, and for what
    had arrived by then, to the minute.
    """
    arrived = since.replace(second=0, microsecond=0)
    here = [act for act in acts if chain in act.coded.get("chains", ()) and _time(act) >= arrived]
    calls = {act.id for act in here if act.kind == ActKind.CALL and act.coded["spoke"]}
    told = [act.coded["whom"] for act in here if act.id in calls or act.kind == ActKind.TOLD]
    answered = [act.coded for act in acts if act.kind == ActKind.CALL_ANSWERED]
    for said in (one for one in answered if one["call"] in calls):
        told += [*said["knows"], said["whom"]]
    return {AT_UNIT[whom] for whom in told if whom in AT_UNIT}


def _time(act: Noted) -> datetime:
    return datetime.fromisoformat(act.coded["at"]) if act.kind == ActKind.CALL else act.at
