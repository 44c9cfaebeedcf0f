"""What the top of a report's page says and offers while somebody must be rung: the call first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from webapp.guidance.editions import NoEdition, find_served
from webapp.incidents.reporter import Reporter
from webapp.incidents.standing import Standing
from webapp.incidents.work.ringing import Called
from webapp.vocabulary.act import ActKind
from webapp.vocabulary.incident import CallResult
from webapp.vocabulary.term import label_of
from webapp.vocabulary.times import format_clock
from webapp.vocabulary.waiting_for import WaitingFor

# Whom the unit rings with what the report says, where the worker cannot be reached.
INSTEAD = ("social-care", "social-care-night", "police-101")


@dataclass(frozen=True)
class Made:
    """A call to the worker, by the number of its act: `No answer, 13:13, Olu Adeyemi`."""

    act: int
    words: str


@dataclass(frozen=True)
class CallCard:
    """Whom to ring and how far that is. `instead` are others to ring."""

    reporter: Reporter
    called: Called
    about_lead: bool
    made: Sequence[Made]
    instead: Sequence[tuple[str, str]]

    @property
    def last(self) -> Made | None:
        """The call made last."""
        return self.made[-1] if self.made else None

    @property
    def asks(self) -> bool:
        """Whether somebody spoke, and what the worker said is not noted yet."""
        return self.called is Called.ASKS

    @property
    def is_first(self) -> bool:
        """Whether ringing the worker is the first act."""
        return self.called in (Called.NOT_RUNG, Called.NO_ANSWER)


def card_of(standing: Standing, reporter: Reporter, acts: Sequence[Row[Any]]) -> CallCard | None:
    """The card, with the acts in force on the incident; None where nobody must be rung."""
    if not standing.ring_first:
        return None
    of_calls = [
        act for act in acts if act.kind == ActKind.CALL and act.coded["whom"] == WaitingFor.WORKER
    ]
    calls = sorted(of_calls, key=lambda act: (act.coded["at"], act.id))
    spoken = [act for act in calls if act.coded["spoke"]]
    if spoken:  # what the worker said belongs to this one
        calls = [*(act for act in calls if act is not spoken[-1]), spoken[-1]]
    is_first = standing.called in (Called.NOT_RUNG, Called.NO_ANSWER)
    return CallCard(
        reporter=reporter,
        called=standing.called,
        about_lead=standing.about_lead,
        made=[_made(act) for act in calls],
        instead=[] if is_first else _find_instead(),
    )


def _made(act: Row[Any]) -> Made:
    result = label_of(CallResult, act.coded["result"])
    at = format_clock(datetime.fromisoformat(act.coded["at"]))
    return Made(act.id, f"{result}, {at}, {act.who}")


def _find_instead() -> Sequence[tuple[str, str]]:
    """Each with its confirmed number; 101 always."""
    try:
        contacts = find_served().content.contacts
    except NoEdition:
        return [("Police", "101")]
    found = [contacts[name] for name in INSTEAD if name in contacts]
    return [(one.label, one.number) for one in found if one.number]
