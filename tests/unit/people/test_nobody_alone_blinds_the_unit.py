"""A search through everything that one administrator can do alone, from every small unit.

Whether somebody reads for longer than a lock lasts: so who is locked counts as reading, and that a
lock lasts no longer is a test of its own.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import combinations, combinations_with_replacement
from typing import NamedTuple

import pytest

from webapp.access.permissions import Role
from webapp.people import guarding
from webapp.people.guarding import LOCK_LASTS, Case, Taken, What, Why, may_lock_again
from webapp.proposals.policy import Account, counts, reads

ME = 1
MOST = 6
START = datetime(2026, 12, 1, 9, tzinfo=UTC)
NOBODY: frozenset[Role] = frozenset()
LEAD, OFFICER = frozenset({Role.LEAD}), frozenset({Role.OFFICER})
ADMINISTRATOR, BOARD = frozenset({Role.ADMINISTRATOR}), frozenset({Role.BOARD_MEMBER})
BOTH = ADMINISTRATOR | LEAD
# What another can be. "unconfirmed": a reader whom one person alone let in: it may be me.
KINDS = (LEAD, LEAD | OFFICER, BOTH, ADMINISTRATOR | BOARD, "unconfirmed", "locked", "closed")


class Unit(NamedTuple):
    """All accounts, and who is named for an incident that is restricted; nobody if none is."""

    accounts: tuple[Account, ...]
    named: frozenset[int]


def units(size: int) -> Iterator[Unit]:
    """Every unit of this size, with each one or two of its readers named, or none.

    I am an administrator, and may read reports too.
    """
    for own in (ADMINISTRATOR, BOTH):
        for kinds in combinations_with_replacement(KINDS, size - 1):
            accounts = (Account(ME, own), *(make(n, kind) for n, kind in enumerate(kinds, ME + 1)))
            able = sorted(able_to_read(accounts))
            for named in ((), *combinations(able, 1), *combinations(able, 2)):
                yield Unit(accounts, frozenset(named))


def make(number: int, kind: frozenset[Role] | str) -> Account:
    match kind:
        case "unconfirmed":
            return Account(number, LEAD, let_in_by=ME)
        case "locked":
            return Account(number, LEAD, is_locked=True)
        case "closed":
            return Account(number, LEAD, is_active=False)
        case _:
            return Account(number, frozenset(kind))


def steps(unit: Unit) -> Iterator[Unit]:
    """The states that one person reaches by one act: closing an account, or taking roles.

    An hour has passed since the last act, which forbids the least.
    """
    for one in unit.accounts:
        if one.number == ME or not one.is_active:
            continue
        for roles in fewer(one.roles):
            case = Case(unit.accounts, one, roles, (), bool(unit.named), START)
            if not guarding.find_reasons(case):
                changed = one._replace(roles=roles, is_active=bool(roles))
                yield unit._replace(
                    accounts=tuple(changed if it is one else it for it in unit.accounts)
                )


def fewer(roles: frozenset[Role]) -> Iterator[frozenset[Role]]:
    """The roles left after taking some; none where the account is closed."""
    for size in range(len(roles)):
        yield from map(frozenset, combinations(sorted(roles), size))


def able_to_read(accounts: tuple[Account, ...]) -> set[int]:
    """Who can read, now or as soon as a lock has ended."""
    return {one.number for one in accounts if one.is_active and reads(one)}


def is_blinded(before: Unit, after: Unit) -> bool:
    """Whether nobody but me reads any more, or one fewer reads the restricted incident."""
    others = [
        [one for one in unit.accounts if counts(one) and reads(one) and one.number != ME]
        for unit in (before, after)
    ]
    return bool(others[0] and not others[1]) or not after.named <= able_to_read(after.accounts)


def find_blinded(size: int) -> tuple[Unit, Unit] | None:
    """A unit, and what I can make of it alone, in which nobody reads; None if there is no such.

    Every unit is one to begin with, also what acts before made of it: so one act from each tells
    of any sequence of acts.
    """
    pairs = ((unit, after) for unit in units(size) for after in steps(unit))
    return next((pair for pair in pairs if is_blinded(*pair)), None)


@pytest.mark.parametrize("size", range(1, MOST + 1))
def test_no_administrator_alone_reaches_a_unit_that_reads_nothing(size: int) -> None:
    assert find_blinded(size) is None


@pytest.mark.parametrize("guard", [Why.TOO_FEW, Why.RESTRICTED])
def test_without_one_of_the_guards_the_search_finds_how(
    guard: Why, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(guarding.GUARDS, guard, lambda _case: False)
    assert any(find_blinded(size) for size in range(1, 5))


def test_a_third_account_within_an_hour_takes_a_second_person() -> None:
    unit = tuple(Account(number, LEAD) for number in range(1, 9))
    taken = [Taken(number, what, START) for number, what in ((2, What.LOCK), (3, What.ROLE))]
    third = Case(unit, unit[3], NOBODY, taken, is_any_restricted=False, now=START)
    assert guarding.find_reasons(third) == [Why.THIRD]
    assert guarding.find_reasons(third._replace(account=unit[2])) == []
    assert guarding.find_reasons(third._replace(now=START + timedelta(minutes=61))) == []


def test_nobody_keeps_an_account_locked_for_longer_than_a_day_alone() -> None:
    account, taken = Account(2, LEAD), [Taken(2, What.LOCK, START)]
    hours = [START + timedelta(hours=hour) for hour in range(24 * 29)]
    assert not any(may_lock_again(account, taken, now) for now in hours)
    assert timedelta(hours=24) == LOCK_LASTS
    assert may_lock_again(account, taken, START + timedelta(days=31))
    assert may_lock_again(Account(3, LEAD), taken, START)
