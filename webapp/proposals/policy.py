"""Says who may decide what somebody proposes, and when that is one person's doing. Pure.

The first of these that there is: a lead, an administrator, another who reads reports, each neither
the proposer nor the person concerned; then, marked "alone", somebody whose account only one of them
vouched for, or the proposer. Whoever decides alone must read reports already. Nobody alone gets
into an account that exists. Where nobody is left, the command line decides.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from webapp.access.permissions import Permission, Role, may

LIFETIME = timedelta(hours=72)
"""How long a proposal waits for a decision."""

SHOWN_FOR = timedelta(days=30)
"""How long start pages show what was decided alone, or at the command line."""

RANK = (Role.LEAD, Role.ADMINISTRATOR, Role.OFFICER)
"""The roles that decide, the first before the others."""
READERS = frozenset(role for role in Role if may([role], Permission.READ_REPORTS))


class Account(NamedTuple):
    """What of somebody's account matters here.

    `vouched_only_by` is the number of whoever alone is behind it; None where two people are, or
    the command line. `is_locked` ends by itself, so that it changes nobody's say: who is locked
    still decides, once they can sign in again.
    """

    number: int
    roles: frozenset[Role]
    is_active: bool = True
    vouched_only_by: int | None = None
    is_locked: bool = False


class Deciders(NamedTuple):
    """The numbers of those who may decide, and whether the record then says "alone".

    With nobody in it, the command line decides.
    """

    numbers: frozenset[int]
    is_alone: bool = False


def find_deciders(
    unit: Iterable[Account],
    proposer: Account,
    subject: Account | None = None,
    *,
    never_alone: bool = False,
) -> Deciders:
    """Who may decide what `proposer` proposes about `subject`, as things are now.

    `never_alone`: it gives a way into an account that exists, or hides an incident.
    """
    others = [one for one in unit if is_active(one) and one not in (proposer, subject)]
    if numbers := _best(one for one in others if is_independent(one, proposer, subject)):
        return Deciders(numbers)
    if never_alone:
        return Deciders(frozenset())
    alone = _best(filter(reads, others)) or _best(filter(is_active, filter(reads, [proposer])))
    return Deciders(alone, is_alone=True)


def hand_of(account: Account) -> int:
    """The number of whoever is behind it: accounts of one hand count as one person."""
    return account.vouched_only_by or account.number


def is_active(account: Account) -> bool:
    """Whether somebody can sign in with it."""
    return account.is_active


def is_independent(account: Account, *concerned: Account | None) -> bool:
    """Whether somebody else is behind it than behind any of those concerned."""
    return all(hand_of(account) != hand_of(one) for one in concerned if one)


def reads(account: Account) -> bool:
    """Whether its roles read reports."""
    return not READERS.isdisjoint(account.roles)


def can_vouch(account: Account, other: Account) -> bool:
    """Whether somebody may say that they know who is behind an account of another's hand."""
    return is_active(account) and decides(account) and is_independent(account, other)


def decides(account: Account) -> bool:
    """Whether it has a role that decides anything."""
    return not account.roles.isdisjoint(RANK)


def _best(accounts: Iterable[Account]) -> frozenset[int]:
    """The numbers of those with the highest role of RANK."""
    ranked = [
        (min(map(RANK.index, one.roles.intersection(RANK))), one.number)
        for one in accounts
        if decides(one)
    ]
    first = min((rank for rank, _ in ranked), default=0)
    return frozenset(number for rank, number in ranked if rank == first)
