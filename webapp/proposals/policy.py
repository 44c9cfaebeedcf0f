"""Says who may decide what somebody proposes, and when that is one person's doing. Pure.

The first of these that there is: a lead, an administrator, another who reads reports, each a second
person beside the proposer and the person concerned; then, marked "alone", somebody who let one of
them in, or the proposer. Whoever decides alone must read reports already. Nobody alone gets into an
account that exists. Where nobody is left, the command line decides.

An account that one person alone let in is unconfirmed, and decides nothing, until somebody other
than that person confirms it.
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

    `let_in_by` is the number of the person who alone let it in; None once it is confirmed.
    `is_locked` ends by itself, so that it changes nobody's say: who is locked still decides, once
    they can sign in again.
    """

    number: int
    roles: frozenset[Role]
    is_active: bool = True
    let_in_by: int | None = None
    is_locked: bool = False

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody other than the person who let it in knows who it is."""
        return self.let_in_by is None

    def may(self, permission: Permission) -> bool:
        """Whether it has the permission."""
        return may(self.roles, permission, is_confirmed=self.is_confirmed)


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
    others = [one for one in unit if counts(one) and one not in (proposer, subject)]
    if numbers := _best(one for one in others if is_second_person(one, proposer, subject)):
        return Deciders(numbers)
    if never_alone:
        return Deciders(frozenset())
    alone = _best(filter(reads, others)) or _best(filter(counts, filter(reads, [proposer])))
    return Deciders(alone, is_alone=True)


def counts(account: Account) -> bool:
    """Whether it counts as a person: it is open and confirmed."""
    return account.is_active and account.is_confirmed


def is_second_person(account: Account, *concerned: Account | None) -> bool:
    """Whether it counts as another person than those concerned, and than those who let them in."""
    first = {number for one in concerned if one for number in (one.number, one.let_in_by)}
    return counts(account) and account.number not in first


def can_confirm(account: Account, other: Account) -> bool:
    """Whether somebody may say that they know who it is that another let in alone."""
    is_second = is_second_person(account, other)
    return is_second and not other.is_confirmed and account.may(Permission.MANAGE_PEOPLE)


def reads(account: Account) -> bool:
    """Whether its roles read reports."""
    return not READERS.isdisjoint(account.roles)


def _best(accounts: Iterable[Account]) -> frozenset[int]:
    """The numbers of those with the highest role of RANK."""
    ranked = [
        (min(map(RANK.index, one.roles.intersection(RANK))), one.number)
        for one in accounts
        if not one.roles.isdisjoint(RANK)
    ]
    first = min((rank for rank, _ in ranked), default=0)
    return frozenset(number for rank, number in ranked if rank == first)
