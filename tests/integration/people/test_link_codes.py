"""A link that two people decided on opens only with a code, which the other of them tells."""

import pytest
from flask import Flask

from tests.support.cast import (
    ADMINISTRATOR,
    FIRST_PERSON,
    LEAD,
    PASSWORD,
    Enter,
    Person,
    open_browser,
)
from tests.support.reading import text_of
from tests.support.second_person import CODE, approves, invites, proposes, takes_code, takes_link
from webapp.people import accounts

CODE_PAGE, LINK_PAGE = "/unit/people/links/1/code", "/unit/people/links/1/take"


@pytest.mark.parametrize("wrong", ["", "ABCD EFGH", "x" * 41])
def test_whoever_has_the_link_alone_cannot_use_it(app: Flask, enter: Enter, wrong: str) -> None:
    link, _ = invites(enter(ADMINISTRATOR), open_browser(app, LEAD))
    answer = open_browser(app, None).submits(link, {"password": PASSWORD, "code": wrong})
    assert answer.status_code == 422
    assert accounts.person_by_email("nia@example.org") is None


def test_nor_before_a_code_was_shown(app: Flask, enter: Enter) -> None:
    administrator = enter(ADMINISTRATOR)
    approves(open_browser(app, LEAD), proposes(administrator))
    link = takes_link(administrator)
    answer = open_browser(app, None).submits(link, {"password": PASSWORD, "code": ""})
    assert answer.status_code == 422 and "This is not the code" in answer.text


def test_only_whoever_approved_it_sees_the_code(app: Flask, enter: Enter) -> None:
    administrator, lead = enter(ADMINISTRATOR), open_browser(app, LEAD)
    proposal = proposes(administrator)
    approves(lead, proposal)
    assert "Show the code" not in administrator.opens(proposal).text
    assert "Show the link" not in lead.opens(proposal).text
    for person in (administrator, open_browser(app, FIRST_PERSON)):
        for number in ("1", "999", "99999999999999999999"):
            address = f"/unit/people/links/{number}/code"
            assert person.submits(address, page="/unit/").status_code == 410
    assert "shown the code of the link for Nia New" not in lead.opens("/unit/audit-log").text
    takes_code(lead, proposal)
    assert "shown the code of the link for Nia New" in text_of(lead.opens("/unit/audit-log"))


def test_a_newer_code_ends_the_earlier_one(app: Flask, enter: Enter) -> None:
    administrator, lead = enter(ADMINISTRATOR), open_browser(app, LEAD)
    proposal = proposes(administrator)
    approves(lead, proposal)
    link, earlier, newer = takes_link(administrator), *(takes_code(lead, proposal) for _ in "12")
    nia = open_browser(app, None)
    assert nia.submits(link, {"password": PASSWORD, "code": earlier}).status_code == 422
    spaced = f" {newer.lower().replace(' ', '-')} "
    assert nia.submits(link, {"password": PASSWORD, "code": spaced}).status_code == 302
    assert "Show the code" not in lead.opens(proposal).text


def test_what_was_told_stays_until_a_press_replaces_it(app: Flask, enter: Enter) -> None:
    administrator, lead = enter(ADMINISTRATOR), open_browser(app, LEAD)
    approves(lead, proposes(administrator))
    for person, address in ((lead, CODE_PAGE), (administrator, LINK_PAGE)):
        assert "This browser does not have it." in person.opens(address).text
        person.submits(address)
        told = told_by(person, address)
        person.submits(address)
        assert told_by(person, address) == told
        person.submits(address, {"again": "yes"})
        assert told_by(person, address) != told


def test_another_browser_is_not_told_what_this_one_was(app: Flask, enter: Enter) -> None:
    approves(lead := open_browser(app, LEAD), proposes(enter(ADMINISTRATOR)))
    lead.submits(CODE_PAGE)
    told, elsewhere = told_by(lead, CODE_PAGE), open_browser(app, LEAD)
    assert told not in elsewhere.opens(CODE_PAGE).text
    elsewhere.submits(CODE_PAGE)
    assert "This browser does not have it." in lead.opens(CODE_PAGE).text


def told_by(person: Person, address: str) -> str:
    found = CODE.search(person.opens(address).text)
    assert found
    return found[1]
