"""Without a second factor nobody sees anything of the unit but the page to set one up."""

import pytest
from flask import Flask

from tests.support.cast import SET_UP_PAGE, TOKEN, UNIT, Enter, Member, Person, open_browser
from webapp.access import guards

OVERVIEW = "/unit/how-you-sign-in"
HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}
OPEN = {"everyone", "signed-in"}
VALUES = {
    "number": 1,
    "other": 2,
    "note": 1,
    "task": 1,
    "name": "lado",
    "token": "x",
    "filename": "x",
    "code": "x",
}


@pytest.mark.parametrize("member", UNIT, ids=lambda member: member.name)
def test_whatever_somebodys_roles_each_route_leads_to_setting_up(
    app: Flask, enter_unprotected: Enter, member: Member
) -> None:
    assert leaks(app, enter_unprotected(member)) == []


def test_with_the_guard_switched_off_the_routes_are_open(
    app: Flask, enter_unprotected: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guards, "is_proved", lambda: True)
    assert len(leaks(app, enter_unprotected(UNIT[0]))) > 20


def leaks(app: Flask, person: Person) -> list[str]:
    """The routes of the unit, with their method, that do anything else for this person."""
    page = person.opens(OVERVIEW).text
    token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    routes = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/unit")]
    found = []
    for rule in routes:
        if getattr(app.view_functions[rule.endpoint], "guard", None) in OPEN:
            continue
        with app.test_request_context():
            address = app.url_for(rule.endpoint, **{name: VALUES[name] for name in rule.arguments})
        for method in {"GET", "POST"} & (rule.methods or set()):
            sent = {"csrf_token": token} if method == "POST" else None
            answer = person.client.open(address, method=method, data=sent)
            if answer.location != OVERVIEW:
                found.append(f"{method} {rule.rule}")
    assert len(routes) > 40
    return found


def test_the_page_shows_no_menu_and_no_field_to_find(enter_unprotected: Enter) -> None:
    page = enter_unprotected(UNIT[2]).opens(OVERVIEW).text
    assert "Protect your account" in page and "Sign out" in page
    assert "Find" not in page and "Inbox" not in page and "/unit/sign-ins" not in page


def test_the_inbox_that_refreshes_itself_leads_the_whole_page_there(
    enter_unprotected: Enter,
) -> None:
    answer = enter_unprotected(UNIT[0]).opens("/unit/inbox", headers=HTMX)
    assert answer.status_code == 401 and answer.headers["HX-Redirect"] == OVERVIEW


def test_a_stranger_cannot_set_one_up(app: Flask) -> None:
    for path in (OVERVIEW, SET_UP_PAGE):
        assert open_browser(app, None).opens(path).location == f"/unit/sign-in?next={path}"


def test_once_it_is_set_up_everything_is_open(enter_unprotected: Enter) -> None:
    person = enter_unprotected(UNIT[0])
    assert person.opens("/unit/").location == OVERVIEW
    person.sets_up_an_app()
    assert person.opens("/unit/").status_code == 200


def test_signing_in_and_a_new_factor_each_end_the_tokens_from_before(
    enter_unprotected: Enter,
) -> None:
    somebody, tokens = enter_unprotected(None), []
    for page, act in (
        ("/unit/sign-in", lambda: somebody.gives_password(UNIT[0].email)),
        (OVERVIEW, somebody.sets_up_an_app),
    ):
        tokens += TOKEN.findall(somebody.opens(page).text)[:1]
        act()
        sent = [{"csrf_token": token} for token in tokens]
        answers = [somebody.client.post("/unit/sign-out", data=one) for one in sent]
        assert {answer.status_code for answer in answers} == {400}
