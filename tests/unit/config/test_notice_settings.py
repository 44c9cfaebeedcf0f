"""Whom to tell by mail: all that is needed or nothing, and no plain connection to elsewhere."""

import pytest

from webapp.bad_setting import BadSetting
from webapp.notice_settings import Relay, Security, read_notice_settings

NEEDED = {
    "SMTP_URL": "smtp://localhost:2525",
    "NOTICES_FROM": "esafety@example.org",
    "NOTICES_TO": "unit@example.org",
}


def test_without_any_nobody_is_told() -> None:
    assert read_notice_settings({}) is None
    assert read_notice_settings(dict.fromkeys(NEEDED, " ")) is None


def test_what_is_not_set_has_a_usual_value() -> None:
    found = read_notice_settings(NEEDED)
    assert found
    assert (found.to, found.second_to) == ("unit@example.org", "")
    assert (found.late_after, found.silent_days) == ((1, 4, 16), 14)


@pytest.mark.parametrize(
    ("url", "relay"),
    [
        ("smtp://localhost", Relay("localhost", 25, Security.NONE)),
        ("smtp://127.0.0.1:2525", Relay("127.0.0.1", 2525, Security.NONE)),
        ("smtp://mail.example.org", Relay("mail.example.org", 587, Security.STARTTLS)),
        ("smtps://mail.example.org/", Relay("mail.example.org", 465, Security.TLS)),
        (
            "smtps://us%40er:p%2Fw@mail.example.org:1465",
            Relay("mail.example.org", 1465, Security.TLS, "us@er", "p/w"),
        ),
    ],
)
def test_only_to_this_machine_a_connection_may_be_plain(url: str, relay: Relay) -> None:
    found = read_notice_settings({**NEEDED, "SMTP_URL": url})
    assert found and found.relay == relay


def test_a_password_is_in_no_message() -> None:
    found = read_notice_settings({**NEEDED, "SMTP_URL": "smtps://user:canary@mail.example.org"})
    assert "canary" not in repr(found)


@pytest.mark.parametrize("name", NEEDED)
def test_each_of_three_needs_the_other_two(name: str) -> None:
    with pytest.raises(BadSetting, match=rf"^{name} must be set too"):
        read_notice_settings({**NEEDED, name: ""})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SMTP_URL", "mail.example.org"),
        ("SMTP_URL", "http://mail.example.org"),
        ("SMTP_URL", "smtp://"),
        ("SMTP_URL", "smtp://mail.example.org:0"),
        ("SMTP_URL", "smtp://mail.example.org:port"),
        ("SMTP_URL", "smtps://user@mail.example.org"),
        ("SMTP_URL", "smtps://user:pässword@mail.example.org"),
        ("SMTP_URL", "smtps://mail.example.org/box"),
        ("NOTICES_FROM", "The unit <unit@example.org>"),
        ("NOTICES_TO", "unit"),
        ("NOTICES_TO", "a@example.org, b@example.org"),
        ("NOTICES_TO", "a@example.org\nBcc: b@example.org"),
        ("NOTICES_SECOND_TO", "@example.org"),
        ("NOTICES_LATE_AFTER", "4"),
        ("NOTICES_LATE_AFTER", "0 4 16"),
        ("NOTICES_LATE_AFTER", "1 4 201"),
        ("NOTICES_SILENT_DAYS", "0"),
        ("NOTICES_SILENT_DAYS", "two"),
    ],
)
def test_a_bad_value_is_refused_naming_the_setting(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=rf"^{name} must be "):
        read_notice_settings({**NEEDED, name: value})
