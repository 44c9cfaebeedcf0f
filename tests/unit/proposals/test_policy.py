"""Who may decide a proposal: each step of the order, and each refusal."""

from itertools import product

from tests.unit.proposals.test_model import ROLE_SETS
from webapp.access.permissions import Permission, Role
from webapp.proposals.policy import Account, can_confirm, find_deciders


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


def test_an_unconfirmed_account_decides_nothing_whoever_let_it_in() -> None:
    for ghost in (account(6, "lead", let_in_by=1), account(6, "lead", let_in_by=4)):
        assert numbers(FAY, ghost, OLU) == {4}
        assert numbers(FAY, ghost) == {1} and is_alone(FAY, ghost)
        assert numbers(ghost, ADAM, of=ADAM) == set()


def test_whoever_let_in_the_proposer_or_the_person_concerned_is_no_second_person() -> None:
    ghost = account(6, "lead", let_in_by=1)
    assert numbers(FAY, OLU, ghost, of=ghost) == {4}
    assert numbers(FAY, ghost, of=ghost) == {1} and is_alone(FAY, ghost, of=ghost)
    assert numbers(FAY, LENA, OLU, ghost, of=LENA, about=ghost) == {4}
    assert find_deciders([FAY, ghost], ghost, never_alone=True).numbers == set()


def test_two_unconfirmed_accounts_are_nobody() -> None:
    first, second = (account(number, "lead", let_in_by=1) for number in (6, 7))
    assert numbers(first, second, of=first) == set()


def test_nobody_alone_gets_into_an_account_that_exists() -> None:
    assert find_deciders([FAY, LENA], FAY, LENA, never_alone=True).numbers == set()
    assert find_deciders([FAY, LENA, OLU], FAY, LENA, never_alone=True).numbers == {4}


def test_an_administrator_who_did_not_let_them_in_and_is_confirmed_confirms_an_account() -> None:
    ghost = account(6, "administrator", "lead", let_in_by=1)
    assert can_confirm(ADAM, ghost)
    assert not can_confirm(FAY, ghost), "they let it in"
    assert not can_confirm(ghost, ghost)
    assert not can_confirm(account(7, "administrator", let_in_by=4), ghost), "is not confirmed"
    assert not can_confirm(account(7, "administrator", is_active=False), ghost)
    assert not can_confirm(LENA, ghost) and not can_confirm(OTTO, ghost), "manages nobody"
    assert not can_confirm(ADAM, FAY), "is confirmed"


def test_an_unconfirmed_account_manages_nobody() -> None:
    assert FAY.may(Permission.MANAGE_PEOPLE)
    ghost = account(6, "administrator", "lead", let_in_by=1)
    assert not ghost.may(Permission.MANAGE_PEOPLE) and ghost.may(Permission.READ_REPORTS)


def test_a_board_member_decides_nothing_and_confirms_nobody() -> None:
    bea = account(6, "board-member")
    assert numbers(bea, ADAM, of=ADAM) == numbers(bea, of=bea) == set()
    assert numbers(bea, FAY) == {1} and not can_confirm(bea, account(7, "lead", let_in_by=1))


def test_so_that_the_model_need_not_know_the_role() -> None:
    for three in product(ROLE_SETS, repeat=3):
        unit = [Account(number, roles) for number, roles in enumerate(three, 1)]
        with_it = [one._replace(roles=one.roles | {Role.BOARD_MEMBER}) for one in unit]
        assert find_deciders(unit, *unit[:2]) == find_deciders(with_it, *with_it[:2])
