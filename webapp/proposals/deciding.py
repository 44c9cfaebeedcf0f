"""Approves a proposal, which does it; or refuses it, or takes it back."""

from flask_login import current_user
from sqlalchemy import select

from webapp import clock
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.columns import HIGHEST
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.proposals.kinds import NEWS, OPERATOR, Approved, Kind, Member, Unit, kind_of, read_unit
from webapp.proposals.models import Proposal, State
from webapp.proposals.policy import SHOWN_FOR, Account, Deciders, find_deciders
from webapp.proposals.proposing import digest_of, log_words_of, settle

READ_BY_ANOTHER = (
    "Another person who reads reports must read this first. Invite a second one, or have one "
    "confirmed with “esafety people confirm”. Nothing was changed."
)


class NoSuchProposal(AppError):
    """No proposal has this number."""

    status = 404
    sentence = "There is no such proposal."


class AlreadySettled(AppError):
    """It was decided, taken back, or ended meanwhile."""

    status = 409
    sentence = "This does not wait for a decision any more. Nothing was changed."


class NotYours(AppError):
    """The person signed in may not decide it, or take it back."""

    status = 403
    sentence = "You cannot decide this. The page says who can."


class SomebodyCan(AppError):
    """The command line decides only what nobody at the unit can."""

    status = 409


class ProposerMayNot(AppError):
    """Whoever proposed it may not do so any more."""

    status = 409
    sentence = (
        "Whoever proposed this may not do so any more. Refuse it, and have somebody else propose "
        "it."
    )


def approve(number: int) -> Proposal:
    """Do what was proposed, as the person signed in. Commits.

    Raises NoSuchProposal, AlreadySettled, NotYours, ProposerMayNot, and what its kind raises.
    """
    with writing():
        proposal = _open(number)
        unit = read_unit()
        found = deciders_of(proposal, unit)
        if current_user.id not in found.numbers:
            raise NotYours()
        proposal.alone = found.is_alone
        _do(proposal, unit, by=current_user.id)
        shown_for = SHOWN_FOR if found.is_alone else kind_of(proposal.kind).news
        settle(proposal, State.APPROVED, by=current_user.id, shown_for=shown_for)
        event = Event.PROPOSAL_APPROVED_ALONE if found.is_alone else Event.PROPOSAL_APPROVED
        _record(event, proposal, unit)
        return proposal


def approve_at_the_command_line(number: int) -> tuple[Proposal, str | None]:
    """Do what was proposed, where nobody at the unit can decide; the code to tell, if there is one.

    Commits. Raises SomebodyCan, and as `approve`.
    """
    with writing():
        proposal, unit = _open(number), read_unit()
        _require_nobody_can(proposal, unit)
        _do(proposal, unit)
        code = kind_of(proposal.kind).new_code(proposal.payload)
        settle(proposal, State.APPROVED, shown_for=SHOWN_FOR)
        _record(Event.PROPOSAL_APPROVED, proposal, unit)
        return proposal, code


def refuse(number: int, *, reason: str) -> None:
    """Refuse it. Commits. Raises NoSuchProposal, AlreadySettled, NotYours."""
    with writing():
        proposal = _open(number)
        unit = read_unit()
        if current_user.id not in deciders_of(proposal, unit).numbers - {proposal.proposed_by}:
            raise NotYours()
        settle(proposal, State.REFUSED, by=current_user.id, shown_for=NEWS)
        proposal.reason = reason
        _record(Event.PROPOSAL_REFUSED, proposal, unit)


def take_back(number: int) -> None:
    """Take back one's own. Commits. Raises NoSuchProposal, AlreadySettled, NotYours."""
    with writing():
        proposal = _open(number)
        if proposal.proposed_by != current_user.id:
            raise NotYours()
        settle(proposal, State.TAKEN_BACK)
        trail.record(Event.PROPOSAL_TAKEN_BACK, what=log_words_of(proposal))


def find_proposal(number: int) -> Proposal:
    """The proposal with this number, if one may know of it. Raises NoSuchProposal."""
    proposal = db.session.get(Proposal, number) if abs(number) <= HIGHEST else None
    if proposal is None or not is_known(proposal):
        raise NoSuchProposal()
    return proposal


def is_known(proposal: Proposal) -> bool:
    """Whether the person signed in may know of it. The command line knows everything."""
    person = getattr(current_user, "id", None)
    return person is None or proposal.known_to is None or person in proposal.known_to


def is_open(proposal: Proposal) -> bool:
    """Whether it waits for a decision."""
    return proposal.state == State.OPEN and proposal.expires_at > clock.now()


def deciders_of(proposal: Proposal, unit: Unit) -> Deciders:
    """Who may decide it, as things are now."""
    proposer = proposer_of(proposal, unit).account
    subject = unit[proposal.person_id].account if proposal.person_id else None
    kind, accounts = kind_of(proposal.kind), [member.account for member in unit.values()]
    allowed = [one for one in accounts if kind.may_be_decided_by(one)]
    if proposal.known_to is not None:
        allowed = [one for one in allowed if one.number in proposal.known_to]
    never_alone = kind.never_alone or kind.by_another(proposal.payload)
    return find_deciders(allowed, proposer, subject, never_alone=never_alone)


def names_for_the_command_line(kind: Kind) -> list[str]:
    """The names of those who may decide what the command line proposes, sorted."""
    unit = read_unit()
    allowed = [one.account for one in unit.values() if kind.may_be_decided_by(one.account)]
    return names_of(find_deciders(allowed, OPERATOR.account), unit)


def names_of(found: Deciders, unit: Unit) -> list[str]:
    """The names of those who may decide, sorted."""
    return sorted(unit[number].name for number in found.numbers)


def proposer_of(proposal: Proposal, unit: Unit) -> Member:
    """Whoever proposed it; the command line where that did it without a proposal."""
    return unit.get(proposal.proposed_by or OPERATOR.account.number, OPERATOR)


def _open(number: int) -> Proposal:
    """The open proposal with this number, locked."""
    find_proposal(number)
    locked = select(Proposal).where(Proposal.id == number).with_for_update()
    fresh = locked.execution_options(populate_existing=True)
    proposal = db.session.scalars(fresh).one()
    if not is_open(proposal):
        raise AlreadySettled()
    return proposal


def _require_nobody_can(proposal: Proposal, unit: Unit) -> None:
    if kind_of(proposal.kind).by_another(proposal.payload):
        raise SomebodyCan(READ_BY_ANOTHER)
    if who := " or ".join(names_of(deciders_of(proposal, unit), unit)):
        raise SomebodyCan(f"{who} can decide this, on its page. Nothing was changed.")


def _do(proposal: Proposal, unit: Unit, *, by: int | None = None) -> None:
    kind = kind_of(proposal.kind)
    _require_sound(proposal, kind, unit)
    proposer = proposer_of(proposal, unit).account
    let_in_by = proposer.number if proposal.alone or by is None else None
    other = by if by != proposer.number else None
    kind.act(proposal.payload, Approved(proposer.number, other, let_in_by))


def _require_sound(proposal: Proposal, kind: Kind, unit: Unit) -> None:
    """It is what was proposed, by somebody who still may, and can be done."""
    proposer = proposer_of(proposal, unit)
    if proposer is not OPERATOR and not _still_may(proposer.account, kind):
        raise ProposerMayNot()
    if digest_of(proposal.payload) != proposal.digest:
        raise AlreadySettled("This is not what was proposed. Nothing was done. Refuse it.")
    kind.require(proposal.payload)


def _still_may(account: Account, kind: Kind) -> bool:
    return account.is_active and not account.is_locked and account.may(kind.permission)


def _record(event: Event, proposal: Proposal, unit: Unit) -> None:
    proposer = proposer_of(proposal, unit).name
    trail.record(event, what=log_words_of(proposal), proposer=proposer)
