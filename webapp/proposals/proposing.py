"""Proposes something, takes it back, and ends what nobody decided in time."""

import hashlib
import json
import secrets
from collections.abc import Callable, Collection
from datetime import timedelta

from flask import url_for
from flask_login import current_user
from sqlalchemy import ColumnElement, Connection, literal, or_, select, update

from webapp import clock
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.columns import HIGHEST
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.proposals.kinds import NEWS, Kind, Payload, kind_of
from webapp.proposals.models import Proposal, State
from webapp.proposals.policy import LIFETIME, SHOWN_FOR

IS_OPEN = Proposal.state == literal(State.OPEN.value, literal_execute=True)


class AlreadyProposed(AppError):
    """One that is open is about the same."""

    status = 409
    sentence = (
        "This is proposed already, and waits for a second person. Decide that first, or take it "
        "back."
    )

    def __init__(self, number: int) -> None:
        super().__init__()
        self.link = "See what is proposed", url_for("proposals.proposal", number=number)


def propose(
    kind: Kind,
    payload: Payload,
    *,
    subject: str,
    person: int | None = None,
    known_to: Collection[int] | None = None,
) -> int:
    """Propose it as the person signed in; its number. Commits.

    `subject` is what it is about, within the kind; `person` the number of the person concerned;
    `known_to` are the only people who may know of it. Raises AlreadyProposed, and what
    `kind.require` raises.
    """
    with writing():
        return add(kind, payload, subject=subject, person=person, known_to=known_to)


def add(
    kind: Kind,
    payload: Payload,
    *,
    subject: str,
    person: int | None = None,
    known_to: Collection[int] | None = None,
) -> int:
    """The same, in the caller's transaction."""
    kind.require(payload)
    end_overdue()
    require_none_open(kind.name, subject)
    proposal = _proposal(kind, payload, subject, person)
    if known_to is not None:
        proposal.id, proposal.known_to = -1 - secrets.randbelow(HIGHEST), sorted(known_to)
    db.session.add(proposal)
    db.session.flush()
    trail.record(Event.PROPOSAL_MADE, what=log_words_of(proposal))
    return proposal.id


def note_done(kind: Kind, payload: Payload, *, subject: str, person: int | None = None) -> None:
    """Have start pages show what the command line did. Commits."""
    with writing():
        proposal = _proposal(kind, payload, subject, person)
        settle(proposal, State.APPROVED, shown_for=SHOWN_FOR)
        db.session.add(proposal)


def find_waiting(kind: str) -> dict[str, int]:
    """The numbers of the proposals of this kind that wait, by what they are about."""
    waiting = select(Proposal.subject, Proposal.id).where(
        IS_OPEN, Proposal.kind == kind, Proposal.expires_at > clock.now()
    )
    return {row.subject: row.id for row in db.session.execute(waiting)}


def require_none_open(kind: str, subject: str) -> None:
    """Raises AlreadyProposed if an open one is about the same."""
    same = select(Proposal.id).where(IS_OPEN, Proposal.kind == kind, Proposal.subject == subject)
    if (number := db.session.scalar(same)) is not None:
        raise AlreadyProposed(number)


def end_overdue() -> None:
    """End those that nobody decided in time, in the caller's transaction."""
    for proposal in _open_ones(Proposal.expires_at <= clock.now()):
        settle(proposal, State.EXPIRED)
        trail.record(Event.PROPOSAL_EXPIRED, what=log_words_of(proposal))


def end_those_of(person: int) -> None:
    """End what this person proposed, and what is about them, in the caller's transaction."""
    _end(Proposal.proposed_by == person, Proposal.person_id == person)


def end_same(kind: str, subject: str) -> None:
    """End the open one about the same, as it cannot be done any more; in the transaction."""
    _end((Proposal.kind == kind) & (Proposal.subject == subject))


def end_because(connection: Connection, numbers: Collection[int], because: str) -> None:
    """End these, which the caller has locked, and have start pages show it; in the transaction."""
    now = clock.now()
    ended = {"state": State.ENDED.value, "decided_at": now, "shown_until": now + NEWS}
    these = update(Proposal).where(Proposal.id.in_(numbers))
    connection.execute(these.values(**ended, reason=because))


def forget_reasons(connection: Connection, is_about: Callable[[Payload], bool]) -> None:
    """Forget why those with such a payload were refused; in the transaction."""
    refused = select(Proposal.id, Proposal.payload).where(Proposal.state == State.REFUSED)
    refused = refused.where(Proposal.reason.is_not(None))
    these = [row.id for row in connection.execute(refused) if is_about(row.payload)]
    connection.execute(update(Proposal).where(Proposal.id.in_(these)).values(reason=None))


def let_know(
    connection: Connection, people: Collection[int] | None, *, kind: str, subjects: Collection[str]
) -> None:
    """Let only these people know of what was proposed about these; everybody, if None."""
    these = Proposal.kind == kind, Proposal.subject.in_(subjects)
    known_to = None if people is None else sorted(people)
    connection.execute(update(Proposal).where(*these).values(known_to=known_to))


def settle(
    proposal: Proposal, state: State, *, by: int | None = None, shown_for: timedelta = timedelta(0)
) -> None:
    """Write down what became of it, in the caller's transaction."""
    now = clock.now()
    proposal.state, proposal.decided_by, proposal.decided_at = state.value, by, now
    proposal.shown_until = now + shown_for


def words_of(proposal: Proposal) -> str:
    """What it proposes, as the rest of a sentence: `an account for Nia New as officer`."""
    return kind_of(proposal.kind).words(proposal.payload)


def log_words_of(proposal: Proposal) -> str:
    """The same, as the audit log has it."""
    kind = kind_of(proposal.kind)
    return (kind.log_words or kind.words)(proposal.payload)


def digest_of(payload: Payload) -> str:
    """The hash of a payload."""
    return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()


def _end(*which: ColumnElement[bool]) -> None:
    for proposal in _open_ones(or_(*which)):
        settle(proposal, State.ENDED)


def _open_ones(which: ColumnElement[bool]) -> list[Proposal]:
    found = select(Proposal).where(IS_OPEN, which).with_for_update()
    return sorted(db.session.scalars(found), key=lambda proposal: proposal.id)


def _proposal(kind: Kind, payload: Payload, subject: str, person: int | None) -> Proposal:
    now = clock.now()
    return Proposal(
        kind=kind.name,
        subject=subject,
        person_id=person,
        payload=dict(payload),
        digest=digest_of(payload),
        proposed_by=getattr(current_user, "id", None),
        proposed_at=now,
        expires_at=now + LIFETIME,
        state=State.OPEN.value,
        alone=False,
        shown_until=now + LIFETIME,
    )
