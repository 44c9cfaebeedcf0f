"""Unprintable characters in a form of the unit are refused, on either database."""

import pytest

from tests.support.cast import ADMINISTRATOR, LEAD, OFFICER, PASSWORD, Enter
from tests.support.second_person import proposes

NOBODY = None
FORMS = {
    "sign in": (NOBODY, "/unit/sign-in", {"email": OFFICER.email, "password": PASSWORD}),
    "invite": (ADMINISTRATOR, "/unit/people", {"name": "Nia New", "email": "nia@example.org"}),
    "confirm": (LEAD, "/unit/contacts/lado", {"number": "0161 496 0000"}),
}
FIELDS = [(form, field) for form, (_, _, sent) in FORMS.items() for field in sent]


@pytest.mark.parametrize("odd", ["\0", "\x1b[31m", "\ufffe"], ids=["NUL", "escape", "no character"])
@pytest.mark.parametrize(("form", "field"), FIELDS)
def test_unprintable_characters_are_refused(enter: Enter, form: str, field: str, odd: str) -> None:
    who, address, sent = FORMS[form]

    answer = enter(who).submits(address, {**sent, field: odd + sent[field]})

    assert answer.status_code == 400
    assert "We could not understand what your browser sent" in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/unit/find/%00",
        "/unit/guidance/%00/approve",
        "/unit/paper-form?corrects=%00",
        "/unit/?a=%00",
    ],
)
def test_they_are_refused_in_addresses(enter: Enter, address: str) -> None:
    assert enter(LEAD).opens(address).status_code == 400


def test_accents_in_names_are_accepted(enter: Enter) -> None:
    named = {"name": "Zoë Ó Súilleabháin", "email": "zoe@example.org", "roles": "officer"}
    administrator = enter(ADMINISTRATOR)

    assert named["name"] in administrator.opens(proposes(administrator, named)).text
