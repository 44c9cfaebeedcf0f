"""No browser lets a person type a NUL: in a form of the unit it is refused, on either database."""

import pytest

from tests.support.cast import ADMINISTRATOR, LEAD, OFFICER, PASSWORD, Enter

NOBODY = None
FORMS = {
    "sign in": (NOBODY, "/unit/sign-in", {"email": OFFICER.email, "password": PASSWORD}),
    "invite": (ADMINISTRATOR, "/unit/people", {"name": "Nia New", "email": "nia@example.org"}),
    "confirm": (LEAD, "/unit/contacts/lado", {"number": "0161 496 0000"}),
}
FIELDS = [(form, field) for form, (_, _, sent) in FORMS.items() for field in sent]


@pytest.mark.parametrize("odd", ["\0", "\x1b[31m", "\ufffe"], ids=["NUL", "escape", "no character"])
@pytest.mark.parametrize(("form", "field"), FIELDS)
def test_what_nobody_can_type_is_refused(enter: Enter, form: str, field: str, odd: str) -> None:
    who, address, sent = FORMS[form]

    answer = enter(who).submits(address, {**sent, field: odd + sent[field]})

    assert answer.status_code == 400
    assert "We could not understand what your browser sent" in answer.text


def test_what_people_are_called_is_taken(enter: Enter) -> None:
    named = {"name": "Zoë Ó Súilleabháin", "email": "zoe@example.org", "roles": "officer"}

    assert "/unit/set-up/" in enter(ADMINISTRATOR).submits("/unit/people", named).text
