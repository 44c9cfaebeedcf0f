"""What one person can do with every account they use: one act, from every unit of up to six.

Nobody else acts, but the command line, which approves what nobody at the unit can decide: it tells
the code, and the person gets it. Every unit is one to begin with, also what acts before made of it:
so one act from each tells of any sequence of acts. What holds before and after: of the accounts
that one person uses, all but their own are unconfirmed, and let in by it. To propose and to decide
come together, since a decision is judged by how things are when it is made.
"""

from collections.abc import Callable, Iterator
from itertools import chain, combinations, combinations_with_replacement, product
from typing import Any, NamedTuple

import pytest

from webapp.access import permissions
from webapp.access.permissions import Permission, Role
from webapp.proposals import policy
from webapp.proposals.policy import Account, Deciders, find_deciders

MOST_PEOPLE = 6
ME, SOMEBODY, WHO_LEFT = 1, 2, 99
ROLE_SETS = [
    frozenset(some)
    for some in chain.from_iterable(combinations(policy.RANK, count) for count in range(4))
]
LEAD, OFFICER, ADMINISTRATOR = (frozenset({one}) for one in policy.RANK[::2] + policy.RANK[1:2])
BOTH = LEAD | ADMINISTRATOR

Unit = tuple[Account, ...]


class Kind(NamedTuple):
    """What another account can be. `used`: the person uses it, too, and let it in."""

    roles: frozenset[Role]
    let_in_by: int | None = None
    used: bool = False
    is_active: bool = True


class State(NamedTuple):
    """Everybody's accounts, and the numbers of those that the one person uses: ME is their own."""

    unit: Unit
    used: frozenset[int]


class Broken(Exception):
    """A rule of ours does not hold."""


# Confirmed ones come first, so that SOMEBODY who let others in is one of them, if there is one.
EVERY_KIND = [
    *(Kind(roles) for roles in ROLE_SETS),
    *(Kind(roles, SOMEBODY) for roles in ROLE_SETS),
    *(Kind(roles, ME) for roles in ROLE_SETS),
    *(Kind(roles, ME, used=True) for roles in ROLE_SETS),
    *(Kind(BOTH, *more, is_active=False) for more in ((), (SOMEBODY,), (ME, True))),
]
TELLING_KINDS = [
    *(Kind(roles) for roles in (BOTH, LEAD, OFFICER, ADMINISTRATOR)),
    Kind(BOTH, SOMEBODY),
    Kind(BOTH, ME),
    Kind(BOTH, ME, used=True),
    Kind(BOTH, is_active=False),
]


def states(size: int) -> Iterator[State]:
    """Every unit of this size: of any kinds of account up to three, above that of telling ones."""
    kinds = EVERY_KIND if size <= 3 else TELLING_KINDS
    own_roles = ROLE_SETS if size <= 4 else [BOTH, LEAD, ADMINISTRATOR]
    for others in combinations_with_replacement(kinds, size - 1):
        is_somebody = bool(others) and others[0].let_in_by is None
        by = {SOMEBODY: SOMEBODY if is_somebody else WHO_LEFT, ME: ME, None: None}
        accounts = [
            Account(number, one.roles, one.is_active, by[one.let_in_by])
            for number, one in enumerate(others, SOMEBODY)
        ]
        used = {one.number for one, kind in zip(accounts, others, strict=True) if kind.used}
        for roles, let_in in product(own_roles, (None, SOMEBODY)):
            me = Account(ME, roles, let_in_by=by[let_in])
            yield State((me, *accounts), frozenset({ME, *used}))


def explore(size: int) -> int:
    """Check each state and what one act makes of it; how many acts there were."""
    acts = 0
    for state in states(size):
        require_a_way(state.unit)
        reads = any(map(can_read, using(state)))
        for is_told_the_code, after in steps(state):
            acts += 1
            require_one_person(after)
            if not is_told_the_code and not reads and any(map(can_read, using(after))):
                raise Broken("somebody reads alone who could not before")
    return acts


def require_one_person(state: State) -> None:
    for one in state.unit:
        if one.number in state.used - {ME} and one.let_in_by != ME:
            raise Broken("one person counts as two")


def steps(state: State) -> Iterator[tuple[bool, State]]:
    """Each act of the one person, and whether the command line told them a code for it."""
    for person in using(state):
        decided(state, find_deciders(state.unit, person), person)
        if person.may(Permission.MANAGE_PEOPLE):
            yield from ((False, after) for after in done_at_once(state, person))
            yield from proposed(state, person)


def done_at_once(state: State, manager: Account) -> Iterator[State]:
    """What needs no second person: to close an account, take roles away, or confirm one."""
    for other in state.unit:
        if other != manager and other.is_active:
            yield replaced(state, other, is_active=False)
            yield from (replaced(state, other, roles=other.roles - {role}) for role in other.roles)
        if policy.can_confirm(manager, other):
            yield replaced(state, other, let_in_by=None)


def proposed(state: State, proposer: Account) -> Iterator[tuple[bool, State]]:
    """What the one person proposes with one account and decides with another, or is told."""
    found = find_deciders(state.unit, proposer)
    if decided(state, found, proposer) or not found.numbers:
        yield not found.numbers, opened(state, BOTH, proposer)
    for subject in state.unit:
        found = find_deciders(state.unit, proposer, subject)
        if decided(state, found, proposer, subject):
            yield from ((False, after) for after in changed(state, subject))
        found = find_deciders(state.unit, proposer, subject, never_alone=True)
        if decided(state, found, proposer, subject):
            raise Broken("one person alone gets into an account that exists")
        if not found.numbers and subject.is_active and subject.is_confirmed:
            yield True, let_in_again(state, subject, proposer)


def changed(state: State, subject: Account) -> Iterator[State]:
    """Other roles for somebody, or a closed account open again."""
    if not subject.is_active:
        yield replaced(state, subject, is_active=True)
    else:
        yield from (replaced(state, subject, roles=roles) for roles in (BOTH, OFFICER))


def decided(
    state: State, found: Deciders, proposer: Account, subject: Account | None = None
) -> bool:
    """Whether the one person may decide. Raises Broken if it then does not count as alone."""
    if not found.numbers & {one.number for one in using(state)}:
        return False
    if not found.is_alone:
        raise Broken("one person decided, and the record does not say so")
    if any(one.number not in state.used for one in second_people(state.unit, proposer, subject)):
        raise Broken("one person decided, and somebody else was there")
    return True


def second_people(unit: Unit, *concerned: Account | None) -> list[Account]:
    """Who could decide, if the rules are as docs/decisions/0072 says."""
    known = [one for one in concerned if one]
    first = {one.number for one in known} | {one.let_in_by for one in known}
    there = [one for one in unit if one.is_active and one.roles and one.let_in_by is None]
    return [one for one in there if one.number not in first]


def opened(state: State, roles: frozenset[Role], proposer: Account) -> State:
    number = len(state.unit) + 1
    account = Account(number, roles, let_in_by=proposer.number)
    return State((*state.unit, account), state.used | {number})


def let_in_again(state: State, subject: Account, proposer: Account) -> State:
    if subject.number == proposer.number:
        return state
    after = replaced(state, subject, let_in_by=proposer.number)
    return State(after.unit, after.used | {subject.number})


def replaced(state: State, account: Account, **change: Any) -> State:
    after = account._replace(**change)
    return State(tuple(after if one is account else one for one in state.unit), state.used)


def using(state: State) -> list[Account]:
    return [one for one in state.unit if one.number in state.used and one.is_active]


def can_read(account: Account) -> bool:
    return bool(account.roles & {Role.LEAD, Role.OFFICER})


def require_a_way(unit: Unit) -> None:
    """Whatever is proposed can be decided: by somebody who is there, or at the command line."""
    there = [one for one in unit if one.is_active and one.roles]
    for proposer, subject in product(there, (None, *unit)):
        found = find_deciders(unit, proposer, subject)
        if not found.numbers <= {one.number for one in there}:
            raise Broken("it waits for somebody who is not there")
        if second_people(unit, proposer, subject) and (found.is_alone or not found.numbers):
            raise Broken("somebody could decide, and is not asked")
        is_only_one = there == [proposer] and can_read(proposer) and proposer.is_confirmed
        if is_only_one and not found.numbers:
            raise Broken("somebody who is the only one cannot go on")


@pytest.mark.parametrize("size", range(1, MOST_PEOPLE + 1))
def test_nobody_becomes_two_people_or_reads_alone_and_nothing_is_stuck(
    size: int,
) -> None:
    assert explore(size) > 10 ** min(size, 3)


@pytest.mark.parametrize(
    ("rule", "off", "what"),
    [
        ("reads", lambda _account: True, "reads alone"),
        ("counts", lambda account: account.is_active, "does not say so"),
        ("counts", lambda account: account.is_confirmed, "is not there"),
        ("is_second_person", lambda account, *_: policy.counts(account), "does not say so"),
        ("is_second_person", lambda *_accounts: False, "is not asked"),
        ("can_confirm", lambda *_accounts: True, "counts as two"),
    ],
)
def test_it_fails_without(
    monkeypatch: pytest.MonkeyPatch, rule: str, off: Callable[..., object], what: str
) -> None:
    monkeypatch.setattr(policy, rule, off)
    with pytest.raises(Broken, match=what):
        explore(2), explore(3)


def test_it_fails_where_an_unconfirmed_account_may_let_others_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(permissions, "ONLY_IF_CONFIRMED", frozenset())
    with pytest.raises(Broken, match="counts as two"):
        explore(2), explore(3)
