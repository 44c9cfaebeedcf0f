"""Proposals as pages show them: what waits, and what was decided lately."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from flask_login import current_user
from sqlalchemy import Select, bindparam, select

from webapp.extensions import db
from webapp.proposals.deciding import (
    deciders_of,
    find_proposal,
    is_known,
    is_open,
    names_of,
    proposer_of,
)
from webapp.proposals.kinds import OPERATOR, Steps, kind_of, read_unit
from webapp.proposals.models import Proposal, State
from webapp.proposals.policy import Deciders
from webapp.proposals.proposing import words_of

OUTCOMES = {
    State.OPEN: "Nobody decided it in time.",
    State.APPROVED: "Proposed by {of}, approved by {by}.",
    State.REFUSED: "Proposed by {of}, refused by {by}.",
    State.TAKEN_BACK: "Taken back by {of}.",
    State.ENDED: "It ended: an account was closed meanwhile, or its roles were changed.",
    State.EXPIRED: "Nobody decided it in time.",
}


@dataclass(frozen=True)
class Line:
    """One proposal, with the names of whoever proposed and decided it."""

    proposal: Proposal
    proposer: str | None
    decider: str | None

    @property
    def title(self) -> str:
        """What it proposes: `An account for Nia New as officer`."""
        words = words_of(self.proposal)
        return words[0].upper() + words[1:]

    @property
    def is_open(self) -> bool:
        """Whether it waits for a decision."""
        return is_open(self.proposal)

    @property
    def is_mine(self) -> bool:
        """Whether the person signed in proposed it."""
        return bool(self.proposal.proposed_by == current_user.id)

    @property
    def is_about_me(self) -> bool:
        """Whether the person signed in is the person concerned."""
        return bool(self.proposal.person_id == current_user.id)

    @property
    def outcome(self) -> str:
        """What became of it: one sentence."""
        if self._was_done_by_the_operator:
            return "Done at the command line."
        if self.proposal.state == State.ENDED and self.proposal.reason:
            return f"It ended: {self.proposal.reason}"
        sentence = OUTCOMES[State(self.proposal.state)]
        names = {"of": self.proposer or OPERATOR.name, "by": self.decider or OPERATOR.name}
        return sentence.format(**names)

    @property
    def _was_done_by_the_operator(self) -> bool:
        one = self.proposal
        was_decided = one.proposed_by or one.decided_by
        return one.state == State.APPROVED and not was_decided

    @property
    def is_mine_to_finish(self) -> bool:
        """Whether something is left to do for the person signed in: a link, or its code."""
        proposal, kind = self.proposal, kind_of(self.proposal.kind)
        is_mine = current_user.id in (proposal.proposed_by, proposal.decided_by)
        is_new = proposal.decided_at and datetime.now(UTC) < proposal.decided_at + kind.news
        return bool(
            proposal.state == State.APPROVED and is_mine and is_new and kind.steps(proposal.payload)
        )

    @property
    def is_unusual(self) -> bool:
        """Whether one person alone, or the command line, approved it."""
        return self.proposal.state == State.APPROVED and (self.proposal.alone or not self.decider)


@dataclass(frozen=True)
class Whole(Line):
    """A proposal with all there is to know of it: who can decide it, too."""

    deciders: Deciders
    candidates: list[str]

    @property
    def details(self) -> list[str]:
        """More of what it does, a sentence each."""
        return kind_of(self.proposal.kind).details(self.proposal.payload)

    @property
    def is_by_another(self) -> bool:
        """Whether somebody else who reads reports must read it, at any size of unit."""
        return kind_of(self.proposal.kind).by_another(self.proposal.payload)

    @property
    def about(self) -> tuple[str, str] | None:
        """What to look at before one decides: words, and an address."""
        return kind_of(self.proposal.kind).about(self.proposal.payload)

    @property
    def afterwards(self) -> str:
        """What is left to do once it is approved; nothing for most kinds."""
        one, then = self.proposal, kind_of(self.proposal.kind).afterwards
        if self._was_done_by_the_operator:
            return ""
        by_another = then.another if one.decided_by else then.operator
        return then.alone if one.decided_by == one.proposed_by else by_another

    @property
    def steps(self) -> Steps:
        """What is left to do for the person signed in: buttons."""
        return kind_of(self.proposal.kind).steps(self.proposal.payload)

    @property
    def is_for_me(self) -> bool:
        """Whether the person signed in can decide it."""
        return self.is_open and current_user.id in self.deciders.numbers


def find_shown() -> list[Line]:
    """What start pages show, in one query. What waits comes first."""
    found = db.session.execute(_shown(), {"now": datetime.now(UTC)})
    lines = [Line(*row) for row in found if is_known(row[0])]
    return sorted(lines, key=lambda one: (not one.is_open, one.proposal.proposed_at))


def find_one(number: int) -> Whole:
    """The proposal with this number, if one may know of it. Raises NoSuchProposal."""
    return _wholes([find_proposal(number)])[0]


def find_open() -> list[Whole]:
    """What waits for a decision, the oldest first."""
    return _wholes(line.proposal for line in find_shown() if line.is_open)


def _wholes(proposals: Iterable[Proposal]) -> list[Whole]:
    unit, wholes = read_unit(), []
    for one in proposals:
        found = deciders_of(one, unit)
        names = names_of(found, unit)
        decider = unit[one.decided_by].name if one.decided_by else None
        wholes.append(Whole(one, proposer_of(one, unit).name, decider, found, names))
    return wholes


@lru_cache(maxsize=1)
def _shown() -> Select[Any]:
    """Made once, as every start page asks: to write it out takes longer than to run it."""
    people = db.metadata.tables["person"]
    proposer, decider = people.alias("proposer"), people.alias("decider")
    return (
        select(Proposal, proposer.c.name, decider.c.name)
        .outerjoin(proposer, proposer.c.id == Proposal.proposed_by)
        .outerjoin(decider, decider.c.id == Proposal.decided_by)
        .where(Proposal.shown_until > bindparam("now"))
    )
