"""A browser is named in words that its owner recognises."""

import pytest

from webapp.people.browsers import name_browser

MOZILLA, WEBKIT = "Mozilla/5.0", "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (f"{MOZILLA} (Windows NT 10.0; Win64; x64; rv:143.0) Firefox/143.0", "Firefox on Windows"),
        (f"{MOZILLA} (Windows NT 10.0) {WEBKIT} Chrome/140 Safari/537 Edg/140", "Edge on Windows"),
        (f"{MOZILLA} (Linux; Android 10; K) {WEBKIT} Chrome/140 Safari/537", "Chrome on Android"),
        (f"{MOZILLA} (iPhone; CPU iPhone OS 18 like Mac OS X) Safari/604", "Safari on iPhone"),
        (f"{MOZILLA} (Macintosh; Intel Mac OS X 10_15) Safari/605", "Safari on Mac"),
        (f"{MOZILLA} (X11; CrOS x86_64) {WEBKIT} Chrome/140", "Chrome on Chromebook"),
        ("curl/8.5.0", "A browser"),
        ("", "A browser"),
    ],
)
def test_a_browser_is_named_as_people_call_it(user_agent: str, name: str) -> None:
    assert name_browser(user_agent) == name


def test_nothing_that_was_sent_is_kept() -> None:
    assert name_browser("<b>Zoe Ahmed</b> Firefox/1 Windows" * 99) == "Firefox on Windows"
