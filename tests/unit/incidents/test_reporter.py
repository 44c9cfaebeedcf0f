"""How to reach the person who reported."""

import pytest

from webapp.incidents.reporter import calls, nobody_in_words, reach


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
def test_only_a_number_is_dialled(phone: str | None, link: str | None) -> None:
    assert reach({"contact_phone": phone}).phone_link == link


@pytest.mark.parametrize(
    ("email", "link"),
    [
        ("jo@example.org", "mailto:jo@example.org"),
        ("jo@example.org?bcc=x@y.zz", None),
        ("jo", None),
        (None, None),
    ],
)
def test_only_an_address_is_written_to(email: str | None, link: str | None) -> None:
    assert reach({"contact_email": email}).email_link == link


def test_calls_are_told_with_name_time_and_reference() -> None:
    rung = [
        {"who": "social-care", "name": "Duty", "at": "2026-07-01T10:00+01:00", "reference": "7"}
    ]
    (call,) = calls({"rung": rung}, {"social-care": "Children’s social care"})
    assert (call.who, call.when, call.reference) == (
        "Children’s social care, Duty",
        "1 July 2026, 10:00",
        "7",
    )


def test_a_call_with_nothing_but_an_odd_time_is_shown_as_given() -> None:
    (call,) = calls({"rung": [{"at": "after tea"}]}, {})
    assert (call.who, call.when) == ("Somebody else", "after tea")


def test_nobody_yet_is_an_answer() -> None:
    assert nobody_in_words({"rung": "nobody_yet"}) == "Nobody yet"
    assert nobody_in_words({}) == "Not answered"
