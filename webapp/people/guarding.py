"""Says what one person may take from an account alone, so that nobody alone blinds the unit. Pure.

Whatever else takes an account's roles, or the account, is a proposal that somebody who reads
reports decides (docs/decisions/0123). `tests/unit/people/test_nobody_alone_blinds_the_unit.py`
searches all that one person can do.
"""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from webapp.access.permissions import Role
from webapp.proposals.policy import READERS, Account, counts, reads

FEWEST_READERS = 2
MOST_ALONE, WITHIN = 2, timedelta(hours=1)
LOCK_LASTS, LOCK_AGAIN_AFTER = timedelta(hours=24), timedelta(days=30)


class What(StrEnum):
    """What was taken from an account."""

    LOCK = "lock"
    ROLE = "role"
    ACCOUNT = "account"


class Taken(NamedTuple):
    """What one person took from the account with this number, and when."""

    account: int
    what: What
    at: datetime


class Case(NamedTuple):
    """Somebody is about to leave an account with these roles: none if it is closed.

    `unit` are all accounts. `taken` is what the same person took before, of any account.
    """

    unit: Collection[Account]
    account: Account
    roles: frozenset[Role]
    taken: Collection[Taken]
    is_any_restricted: bool
    now: datetime

    @property
    def ends_reading(self) -> bool:
        """Whether its owner reads reports, and will not."""
        is_reader = self.account.is_active and reads(self.account)
        return is_reader and READERS.isdisjoint(self.roles)


class Why(StrEnum):
    """Why it takes a second person, as the page of the proposal says it."""

    TOO_FEW = "Fewer than two people would be left who can read reports now."
    RESTRICTED = (
        "An incident is restricted. Nobody learns here who may read it, so each account that reads "
        "reports is treated as if it were named."
    )
    THIRD = "It is the third account within an hour from which the same person takes something."


def find_reasons(case: Case) -> list[Why]:
    """Why it takes a second person; nothing if one may do it alone."""
    return [why for why, is_so in GUARDS.items() if is_so(case)]


def is_third(case: Case) -> bool:
    """Whether the same person took something from two other accounts within an hour."""
    before = {one.account for one in case.taken if one.at > case.now - WITHIN}
    return len(before - {case.account.number}) >= MOST_ALONE


def may_lock_again(account: Account, taken: Collection[Taken], now: datetime) -> bool:
    """Whether the person who took these may lock the account: not soon after they have.

    A lock ends by itself, and nobody prolongs it alone.
    """
    lately = now - LOCK_AGAIN_AFTER
    return not any(
        one.what is What.LOCK and one.account == account.number and one.at > lately for one in taken
    )


def _too_few_are_left(case: Case) -> bool:
    """Of those who can sign in now and are confirmed: who is locked reads nothing today."""
    left = [
        one
        for one in case.unit
        if one.number != case.account.number and counts(one) and not one.is_locked and reads(one)
    ]
    return case.ends_reading and len(left) < FEWEST_READERS


def _may_be_named(case: Case) -> bool:
    return case.ends_reading and case.is_any_restricted


GUARDS: dict[Why, Callable[[Case], bool]] = {
    Why.TOO_FEW: _too_few_are_left,
    Why.RESTRICTED: _may_be_named,
    Why.THIRD: is_third,
}
