"""Every route of the unit × every role × signed out: who may not is refused, and who may is not."""

from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.routing import Rule

from tests.support.cast import (
    BOARD_MEMBER,
    FIRST_PERSON,
    LEAD,
    TOKEN,
    UNIT,
    Enter,
    Member,
    Person,
    make_accounts,
    open_browser,
)
from tests.support.second_person import lets_in
from webapp.access import guards
from webapp.access.permissions import Permission, may

REFUSED = "Your account cannot do this."
NOT_CONFIRMED = "Nobody has confirmed your account yet."
TEXTS = ("name", "token", "filename", "code", "ticket")
# Of nothing that exists: who may is let in, and does nothing to anybody.
NUMBERS = ("number", "other", "note", "task")
VALUES = dict.fromkeys(NUMBERS, 999_999) | dict.fromkeys(TEXTS, "x")
# Where somebody sees to how they sign in themselves.
OWN = ("/unit/sign-ins", "/unit/how-you-sign-in")
SIGNS_OUT = "/unit/sign-ins/end-all"
# A page with a form for whoever is signed in, and one for whoever is not.
WITH_A_TOKEN = ("/unit/how-you-sign-in", "/unit/sign-in")


def guarded(app: Flask) -> Iterator[tuple[Permission, str, str]]:
    """The permission, the method and the address of each route that asks for one."""
    permissions = {one.value for one in Permission}
    for rule in app.url_map.iter_rules():
        guard = getattr(app.view_functions[rule.endpoint], "guard", None)
        if guard in permissions:
            for method in sorted({"GET", "POST"} & (rule.methods or set())):
                yield Permission(guard), method, address_of(app, rule)


def address_of(app: Flask, rule: Rule) -> str:
    with app.test_request_context():
        return app.url_for(rule.endpoint, **{name: VALUES[name] for name in rule.arguments})


def wrong(app: Flask, person: Person, roles: tuple[str, ...]) -> list[str]:
    """The routes that refuse somebody who may, or do anything else than refuse who may not."""
    token = next(
        found for page in WITH_A_TOKEN if (found := TOKEN.findall(person.opens(page).text))
    )
    found = []
    for permission, method, address in guarded(app):
        allowed = may(roles, permission)
        if allowed and address == SIGNS_OUT:
            continue
        sent = {"csrf_token": token[0]} if method == "POST" else None
        answer = person.client.open(address, method=method, data=sent)
        is_refused = answer.status_code == 403 and REFUSED in answer.text
        is_led_away = (answer.location or "").startswith("/unit/sign-in?")
        answer.close()  # an exported list is a file
        if is_refused == allowed or is_led_away:
            found.append(f"{method} {address}: {answer.status_code}")
    return found


@pytest.mark.parametrize("member", [*UNIT, BOARD_MEMBER], ids=lambda member: member.name)
def test_each_route_refuses_whose_role_may_not_and_nobody_else(
    app: Flask, enter: Enter, member: Member
) -> None:
    if member is BOARD_MEMBER:
        make_accounts([member])
    assert wrong(app, enter(member), member.roles) == []


def test_an_unconfirmed_administrator_is_refused_wherever_accounts_are_managed(
    app: Flask, enter: Enter
) -> None:
    person = enter(FIRST_PERSON)
    lets_in(LEAD, FIRST_PERSON)
    token = TOKEN.findall(person.opens(WITH_A_TOKEN[0]).text)[0]
    routes = [one[1:] for one in guarded(app) if one[0] is Permission.MANAGE_PEOPLE]
    for method, address in routes:
        sent = {"csrf_token": token} if method == "POST" else None
        answer = person.client.open(address, method=method, data=sent)
        assert answer.status_code == 403 and NOT_CONFIRMED in answer.text, (method, address)
    assert len(routes) > 10


def test_a_board_member_reads_papers_and_nothing_else(app: Flask) -> None:
    allowed = {one for one in Permission if may(BOARD_MEMBER.roles, one)}
    assert allowed == {Permission.HAVE_AN_ACCOUNT, Permission.READ_PAPERS}
    pages = {(method, address) for one, method, address in guarded(app) if one in allowed}
    others = [one for one in pages if not one[1].startswith(("/unit/figures/papers", *OWN))]
    assert others == [("GET", "/unit/")]


def test_with_the_guard_switched_off_they_do_not(
    app: Flask, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    outsider = enter(UNIT[-1])
    monkeypatch.setattr(guards, "may", lambda *_, **__: True)
    assert len(wrong(app, outsider, ())) > 40


def test_who_is_signed_out_is_led_to_the_sign_in_from_each(app: Flask, enter: Enter) -> None:
    assert enter(None)
    stranger = open_browser(app, None)
    token = TOKEN.findall(stranger.opens("/unit/sign-in").text)[0]
    for _, method, address in guarded(app):
        sent = {"csrf_token": token} if method == "POST" else None
        answer = stranger.client.open(address, method=method, data=sent)
        assert answer.location and answer.location.startswith("/unit/sign-in"), (method, address)
