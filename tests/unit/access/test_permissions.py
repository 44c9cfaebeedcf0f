"""The table of permissions."""

import pytest

from webapp.access.permissions import ALLOWED, Permission, Role, may


def test_every_role_is_in_the_table() -> None:
    assert set(ALLOWED) == set(Role)


def test_every_permission_belongs_to_a_role() -> None:
    assert frozenset().union(*ALLOWED.values()) == set(Permission)


def test_an_administrator_does_not_read_reports_and_is_told_so() -> None:
    assert not may(["administrator"], Permission.READ_REPORTS)
    assert "This role alone reads no reports." in Role.ADMINISTRATOR.hint


def test_an_officer_manages_nobody() -> None:
    assert not may(["officer"], Permission.MANAGE_PEOPLE)


@pytest.mark.parametrize("roles", [[], ["chair"], ["Officer"], [""]])
def test_an_unknown_role_has_no_permission(roles: list[str]) -> None:
    assert not any(may(roles, permission) for permission in Permission)
