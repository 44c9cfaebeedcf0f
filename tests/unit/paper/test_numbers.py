"""A number on paper says when it was checked; one that nobody confirmed is not printed."""

import pytest

from webapp.guidance.source.shapes import Contact
from webapp.paper.numbers import in_print, on_paper, state_check


def contact(name: str = "unit", **facts: object) -> Contact:
    usual = {"label": "The unit", "kind": "phone", "hint": "", "national": False}
    return Contact(
        **{"name": name, "status": "confirmed", "number": "0161 496 0000"} | usual | facts
    )


def test_a_confirmed_number_says_on_which_day_it_was_checked() -> None:
    checked = contact(checked="2026-11-03")
    assert in_print(checked) == "0161 496 0000"
    assert state_check(checked) == "Checked on 3 November 2026; if it fails, 101."


def test_a_published_number_says_that_no_lead_has_checked_it() -> None:
    assert "not yet checked by a lead; if it fails, 101" in state_check(contact(status="published"))


def test_an_unconfirmed_number_is_not_printed_and_says_whom_to_ring() -> None:
    waiting = contact(status="unconfirmed", number=None)
    assert in_print(waiting) == ""
    assert "Until then: your lead (not if it is about them), or 101." in state_check(waiting)


def test_an_address_that_fails_leads_to_the_lead() -> None:
    site = contact(kind="site", number=None, url="https://example.org/help", checked="2026-11-03")
    assert in_print(site) == "example.org/help"
    assert state_check(site).endswith("if it fails, ask your lead.")


@pytest.mark.parametrize("name", ["emergency-999", "police-101"])
def test_nobody_is_told_to_ring_101_where_999_or_101_fails(name: str) -> None:
    assert "if it fails, 101" not in state_check(contact(name, status="published"))


def test_a_number_is_listed_once_and_what_a_phone_keeps_is_not() -> None:
    unit, lead = contact(), contact("my-lead", kind="kept")
    assert on_paper([unit, lead, unit]) == (unit,)
