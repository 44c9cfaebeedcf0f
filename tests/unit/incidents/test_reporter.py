"""How to reach the person who reported, and the calls they have made."""

from typing import Any

import pytest

from webapp.incidents.answers import in_a_line, sheet
from webapp.incidents.calls import calls_in_words
from webapp.incidents.reporter import Reporter, reporter_of


def reporter(answers: dict[str, Any]) -> Reporter:
    return reporter_of(answers, sheet(answers, {}, names={}))


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("0161 496 0018", "tel:01614960018"),
        ("+44 (0)161-496.0018", "tel:+441614960018"),
        ("ext 12", None),
        ("12", None),
        ("javascript:alert(1)", None),
        ("", None),
        (None, None),
    ],
)
def test_only_a_number_becomes_a_link(phone: str | None, link: str | None) -> None:
    assert reporter({"contact_phone": phone}).phone_link == link


@pytest.mark.parametrize(
    ("email", "link"),
    [
        ("jo@example.org", "mailto:jo@example.org"),
        ("jo@example.org?bcc=x@y.zz", None),
        ("jo", None),
        (None, None),
    ],
)
def test_only_an_email_address_becomes_a_link(email: str | None, link: str | None) -> None:
    assert reporter({"contact_email": email}).email_link == link


def test_calls_have_name_time_and_reference() -> None:
    rung = [
        {"who": "social-care", "name": "Duty", "at": "2026-07-01T10:00+01:00", "reference": "7"}
    ]
    (call,) = calls_in_words(rung, {"social-care": "Children’s social care"})
    assert (call.who, call.when, call.reference) == (
        "Children’s social care, Duty",
        "1 July 2026, 10:00",
        "7",
    )


def test_a_call_with_only_an_unreadable_time_is_shown_as_given() -> None:
    (call,) = calls_in_words([{"at": "after tea"}], {})
    assert (call.who, call.when) == ("Somebody else", "after tea")


def test_nobody_yet_is_an_answer() -> None:
    (yet, none) = (sheet(answers, {}, names={}) for answers in ({"rung": "nobody_yet"}, {}))
    assert [in_a_line(line.words) for line in yet if line.name == "rung"] == ["Nobody yet"]
    assert [in_a_line(line.words) for line in none if line.name == "rung"] == ["Not answered"]
    assert calls_in_words("nobody_yet", {}) == calls_in_words(None, {}) == []


def test_an_answer_with_a_place_on_the_card_is_not_repeated() -> None:
    answers = {"contact_name": "Ada", "contact_by": "call", "rung": "nobody_yet"}
    assert reporter(answers).others == [] and reporter(answers).by == "Call me"
