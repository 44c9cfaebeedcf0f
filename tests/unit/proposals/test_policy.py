"""Who may decide a proposal: each step of the order, and each refusal."""

from itertools import product

from tests.unit.proposals.test_model import ROLE_SETS
from webapp.access.permissions import Role
from webapp.proposals.policy import Account, can_vouch, find_deciders


def account(number: int, *roles: str, **more: object) -> Account:
    return Account(number, frozenset(map(Role, roles)), **more)  # type: ignore[arg-type]


FAY = account(1, "administrator", "lead")
LENA = account(2, "lead")
ADAM = account(3, "administrator")
OLU = account(4, "officer")
OTTO = account(5)


def numbers(*unit: Account, of: Account = FAY, about: Account | None = None) -> set[int]:
    return set(find_deciders(unit, of, about).numbers)


def is_alone(*unit: Account, of: Account = FAY) -> bool:
    return find_deciders(unit, of).is_alone


def test_a_lead_decides_who_is_neither_proposer_nor_concerned() -> None:
    assert numbers(FAY, LENA, ADAM, OLU, of=ADAM) == {1, 2}
    assert numbers(FAY, LENA, ADAM, OLU, of=ADAM, about=LENA) == {1}
    assert numbers(FAY, LENA, ADAM, OLU) == {2}
    assert not is_alone(FAY, LENA)


def test_without_such_a_lead_an_administrator_then_an_officer() -> None:
    assert numbers(FAY, LENA, ADAM, OLU, about=LENA) == {3}
    assert numbers(FAY, OLU, OTTO) == {4}


def test_somebody_without_a_role_decides_nothing() -> None:
    assert numbers(FAY, OTTO) == {1}


def test_a_closed_account_decides_nothing() -> None:
    assert numbers(FAY, account(2, "lead", is_active=False)) == {1}
    assert numbers(account(1, "lead", is_active=False), of=account(1, "lead", is_active=False)) == (
        set()
    )


def test_whoever_is_the_only_one_decides_alone_if_they_read_reports() -> None:
    assert numbers(FAY) == {1} and is_alone(FAY)
    assert numbers(ADAM, of=ADAM) == set()


def test_an_account_that_only_the_proposer_vouched_for_is_the_last_choice() -> None:
    ghost = account(6, "lead", vouched_only_by=1)
    assert numbers(FAY, ghost, OLU) == {4}
    assert numbers(FAY, ghost) == {6} and is_alone(FAY, ghost)
    assert numbers(FAY, ghost, of=ghost) == {1} and is_alone(FAY, ghost, of=ghost)


def test_two_accounts_of_one_hand_are_one_person() -> None:
    first, second = (account(number, "lead", vouched_only_by=1) for number in (6, 7))
    assert is_alone(first, second, of=first)


def test_nobody_alone_gets_into_an_account_that_exists() -> None:
    assert find_deciders([FAY, LENA], FAY, LENA, never_alone=True).numbers == set()
    assert find_deciders([FAY, LENA, OLU], FAY, LENA, never_alone=True).numbers == {4}


def test_somebody_of_another_hand_vouches() -> None:
    ghost = account(6, "lead", vouched_only_by=1)
    assert can_vouch(LENA, ghost) and can_vouch(OLU, ghost)
    assert not can_vouch(FAY, ghost)
    assert not can_vouch(ghost, ghost)
    assert not can_vouch(OTTO, ghost)


def test_a_board_member_decides_nothing_and_vouches_for_nobody() -> None:
    bea = account(6, "board-member")
    assert numbers(bea, ADAM, of=ADAM) == numbers(bea, of=bea) == set()
    assert numbers(bea, FAY) == {1} and not can_vouch(bea, FAY)


def test_so_that_the_model_need_not_know_the_role() -> None:
    for three in product(ROLE_SETS, repeat=3):
        unit = [Account(number, roles) for number, roles in enumerate(three, 1)]
        with_it = [one._replace(roles=one.roles | {Role.BOARD_MEMBER}) for one in unit]
        assert find_deciders(unit, *unit[:2]) == find_deciders(with_it, *with_it[:2])
