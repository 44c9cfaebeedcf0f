"""Says in a few words what somebody at the unit did with an incident. Pure."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from webapp.vocabulary.act import (
    ActKind,
    InErrorReason,
    PutBackReason,
    ReopenedReason,
    SetAsideReason,
)
from webapp.vocabulary.ground import Ground
from webapp.vocabulary.incident import CallResult
from webapp.vocabulary.knows import Knows, Safe, Unreached
from webapp.vocabulary.outcome import Outcome
from webapp.vocabulary.term import label_of
from webapp.vocabulary.times import format_day, format_moment
from webapp.vocabulary.waiting_for import WaitingFor


class ToSay(NamedTuple):
    """What is noted with an act: codes; the names of people by number; an organisation's name.

    `before` is when the act was that it takes back, or whose note it corrects.
    """

    coded: Mapping[str, Any]
    names: Mapping[int, str]
    organisation: str
    before: datetime | None


def in_words(kind: str, act: ToSay) -> str:
    """The rest of a sentence that begins with a name."""
    known = WORDS.get(kind)
    said = known(act) if known else kind.replace("_", " ")
    if act.before and kind in TAKE_BACK:
        said += f" (takes back what was done {format_moment(act.before)})"
    return said


def _name(act: ToSay, key: str) -> str:
    return act.names.get(act.coded.get(key) or 0, "")


def _closed(act: ToSay) -> str:
    second = _name(act, "second")
    by_two = f", approved by {second}" if second else ""
    why = act.coded.get("unreached")
    unreached = f" (nobody was ever reached: {label_of(Unreached, why).lower()})" if why else ""
    return f"closed it: {label_of(Outcome, act.coded.get('outcome', ''))}{unreached}{by_two}"


def _called(act: ToSay) -> str:
    coded = act.coded
    whom, result = label_of(WaitingFor, coded["whom"]), label_of(CallResult, coded["result"])
    return f"rang, {format_moment(datetime.fromisoformat(coded['at']))}: {whom}, {result.lower()}"


def _said(act: ToSay) -> str:
    coded = act.coded
    knows = ", ".join(label_of(Knows, one) for one in coded["knows"])
    safe = label_of(Safe, coded["safe"]).lower()
    return f"noted what the worker said. Safe now: {safe}. Who knows: {knows}"


def _told(act: ToSay) -> str:
    whom, ground = label_of(WaitingFor, act.coded["whom"]), label_of(Ground, act.coded["ground"])
    return f"told somebody outside: {whom}. Ground: {ground}"


def _waits(act: ToSay) -> str:
    until = format_day(date.fromisoformat(act.coded["until"]))
    return f"noted that it waits until {until}: {label_of(WaitingFor, act.coded['for'])}"


def _corrected(act: ToSay) -> str:
    return (
        f"corrected the note of {format_moment(act.before)}" if act.before else "corrected a note"
    )


def _task(act: ToSay) -> str:
    due = format_day(date.fromisoformat(act.coded["due"]))
    return f"{_name(act, 'to') or 'nobody'}, by {due}"


TAKE_BACK = {ActKind.TAKEN_BACK, ActKind.REOPENED, ActKind.RECEIVED_IN_ERROR}

WORDS: dict[str, Callable[[ToSay], str]] = {
    ActKind.SET_ASIDE: lambda act: (
        f"set it aside as not a report: {label_of(SetAsideReason, act.coded['reason'])}"
    ),
    ActKind.TAKEN_BACK: lambda _: "took something back",
    ActKind.ORGANISATION_CHOSEN: lambda act: f"chose its organisation: {act.organisation}",
    ActKind.TAKEN: lambda _: "took it in hand",
    ActKind.GIVEN: lambda act: f"gave it to {_name(act, 'to')}",
    ActKind.GIVEN_SEEN: lambda _: "opened what was given to them",
    ActKind.PUT_BACK: lambda act: f"put it back: {label_of(PutBackReason, act.coded['reason'])}",
    ActKind.WAITS: _waits,
    ActKind.GOES_ON: lambda _: "noted that it does not wait any more",
    ActKind.CLOSED: _closed,
    ActKind.REOPENED: lambda act: f"reopened it: {label_of(ReopenedReason, act.coded['reason'])}",
    ActKind.CALL: _called,
    ActKind.CALL_ANSWERED: _said,
    ActKind.JOINED: lambda _: "joined another incident with it",
    ActKind.SPLIT: lambda _: "split a report off",
    ActKind.TOLD: _told,
    ActKind.NOTE: lambda _: "wrote a note",
    ActKind.NOTE_CORRECTED: _corrected,
    ActKind.ASKED_TO_RING: lambda _: "asked whoever reported, on their phone, to ring the unit",
    ActKind.THEY_RANG: lambda _: "noted that whoever reported rang",
    ActKind.RECEIVED_IN_ERROR: lambda act: (
        f"took back that a report was received: {label_of(InErrorReason, act.coded['reason'])}"
    ),
    ActKind.TASK: lambda act: f"noted a task for {_task(act)}",
    ActKind.TASK_CHANGED: lambda act: f"changed a task: for {_task(act)}",
    ActKind.LOOKED_AT: lambda _: "looked at how it was closed, and left it so",
    ActKind.TASK_DONE: lambda _: "noted that a task is done",
}
