"""What one person can do with every account they open: all units of four, all sequences of six.

A bounded model check, breadth-first. Nobody else acts. To propose and to decide are two acts; they
come together, since a decision is judged by how things are when it is made.
"""

from collections.abc import Callable, Iterator
from itertools import chain, combinations, combinations_with_replacement
from typing import Any, NamedTuple

import pytest

from webapp.access.permissions import Role
from webapp.proposals import policy
from webapp.proposals.policy import Account, Deciders, find_deciders

MOST_PEOPLE, MOST_ACTS = 4, 6
ROLE_SETS = [
    frozenset(some)
    for some in chain.from_iterable(combinations(policy.RANK, count) for count in range(4))
]


Unit = tuple[Account, ...]


class State(NamedTuple):
    """Everybody's accounts, and the numbers of those that the one person uses."""

    unit: Unit
    used: frozenset[int]


class Broken(Exception):
    """A rule of ours does not hold."""


def units() -> Iterator[State]:
    """Every unit, whoever of it is the one."""
    for count in range(MOST_PEOPLE):
        for others in combinations_with_replacement(ROLE_SETS, count):
            for own in ROLE_SETS:
                yield State(
                    tuple(Account(number, roles) for number, roles in enumerate((own, *others), 1)),
                    frozenset({1}),
                )


def explore(check: Callable[[Unit], None]) -> int:
    """Check each state that can be reached, once; how many there were."""
    # Whether the one person read at first is part of what is judged, so of what is remembered.
    waves = [{(ordered(state), any(map(can_read, using(state)))) for state in units()}]
    waves += [set() for _ in range(MOST_ACTS)]
    checked = set()
    seen = set(waves[0])
    for acts, wave in enumerate(waves):
        for state, could_read in wave:
            if state.unit not in checked:
                checked.add(state.unit)
                check(state.unit)
            for cost, after in steps(state) if acts < MOST_ACTS else ():
                if not could_read and any(map(can_read, using(after))):
                    raise Broken("somebody reads alone who could not before")
                if acts + cost <= MOST_ACTS and (after, could_read) not in seen:
                    seen.add((after, could_read))
                    waves[acts + cost].add((after, could_read))
    return len(seen)


def steps(state: State) -> Iterator[tuple[int, State]]:
    """Each act of the one person, with how many it counts as."""
    for manager in using(state):
        if Role.ADMINISTRATOR in manager.roles:
            yield from done_at_once(state, manager)
            yield from proposed(state, manager)


def done_at_once(state: State, manager: Account) -> Iterator[tuple[int, State]]:
    """What needs no second person: to close an account, take roles away, or vouch for one."""
    for other in state.unit:
        if other != manager and other.is_active:
            yield 1, replaced(state, other, is_active=False)
            fewer = (roles for roles in ROLE_SETS if roles < other.roles)
            yield from ((1, replaced(state, other, roles=roles)) for roles in fewer)
        if other.vouched_only_by and policy.can_vouch(manager, other):
            yield 1, replaced(state, other, vouched_only_by=None)


def proposed(state: State, proposer: Account) -> Iterator[tuple[int, State]]:
    """What the one person proposes with one account and decides with another."""
    found = find_deciders(state.unit, proposer)
    if len(state.unit) <= MOST_PEOPLE and decided(state, found):
        yield from ((2, opened(state, roles, found, proposer)) for roles in ROLE_SETS)
    for subject in state.unit:
        found = find_deciders(state.unit, proposer, subject)
        if decided(state, found, subject):
            yield from ((2, after) for after in changed(state, subject))
        found = find_deciders(state.unit, proposer, subject, never_alone=True)
        if decided(state, found, subject):
            yield 2, State(state.unit, state.used | {subject.number})


def changed(state: State, subject: Account) -> Iterator[State]:
    """Other roles for somebody, or a closed account open again."""
    if not subject.is_active:
        yield replaced(state, subject, is_active=True)
    else:
        yield from (replaced(state, subject, roles=roles) for roles in ROLE_SETS)


def decided(state: State, found: Deciders, subject: Account | None = None) -> bool:
    """Whether the one person may decide. Raises Broken if it then does not count as alone."""
    if not found.numbers & {one.number for one in using(state)}:
        return False
    if not found.is_alone:
        raise Broken("one person decided, and the record does not say so")
    others = [one for one in state.unit if one.number not in state.used and one != subject]
    if any(one.is_active and one.roles for one in others):
        raise Broken("one person decided, and somebody else was there")
    return True


def opened(state: State, roles: frozenset[str], found: Deciders, proposer: Account) -> State:
    number = len(state.unit) + 1
    behind = policy.hand_of(proposer) if found.is_alone else None
    return State((*state.unit, Account(number, roles, True, behind)), state.used | {number})


def replaced(state: State, account: Account, **change: Any) -> State:
    after = account._replace(**change)
    unit = tuple(after if one is account else one for one in state.unit)
    same_order = State(unit, state.used)
    return same_order if account.number in state.used else ordered(same_order)


def ordered(state: State) -> State:
    """The same, with those who do nothing in one order: who of them is who does not matter."""
    idle = [one for one in state.unit if one.number not in state.used]
    numbers = [one.number for one in idle]
    idle.sort(key=lambda one: (one.is_active, sorted(one.roles)))
    renumbered = {
        number: one._replace(number=number) for number, one in zip(numbers, idle, strict=True)
    }
    return State(tuple(renumbered.get(one.number, one) for one in state.unit), state.used)


def using(state: State) -> list[Account]:
    return [one for one in state.unit if one.number in state.used and one.is_active]


def can_read(account: Account) -> bool:
    return bool(account.roles & {Role.LEAD, Role.OFFICER})


def require_a_way(unit: Unit) -> None:
    """Whatever is proposed can be decided: by somebody who is there, or at the command line."""
    there = [one for one in unit if one.is_active and one.roles]
    for proposer in there:
        for subject in (None, *unit):
            found = find_deciders(unit, proposer, subject)
            if not found.numbers <= {one.number for one in there}:
                raise Broken("it waits for somebody who is not there")
            others = [one for one in there if policy.is_independent(one, proposer, subject)]
            if others and (found.is_alone or not found.numbers):
                raise Broken("somebody could decide, and is not asked")
            if there == [proposer] and can_read(proposer) and not found.numbers:
                raise Broken("somebody who is the only one cannot go on")


def test_nobody_reads_alone_who_could_not_and_nothing_is_stuck() -> None:
    assert explore(require_a_way) > 5000


@pytest.mark.parametrize(
    ("rule", "off", "what"),
    [
        ("reads", lambda _account: True, "reads alone"),
        ("hand_of", lambda account: account.number, "does not say so"),
        ("is_independent", lambda *_accounts: True, "is not asked|does not say so"),
        ("is_active", lambda _account: True, "is not there"),
    ],
)
def test_it_fails_without(
    monkeypatch: pytest.MonkeyPatch, rule: str, off: Callable[..., object], what: str
) -> None:
    monkeypatch.setattr(policy, rule, off)
    with pytest.raises(Broken, match=what):
        explore(require_a_way)
