"""What the lead does can be shared and printed: the steps, and nothing of the incident."""

import pytest

from tests.browser.phone import Phone
from tests.browser.worker import NUDE, Worker

STUB = """
navigator.share = async ({ text }) => { self.shared = text; };
self.print = () => { self.printed = true; };
"""


@pytest.fixture
def worker(worker: Worker) -> Worker:
    """At the steps of an incident, with what the lead does open."""
    worker.page.add_init_script(STUB)
    worker.walks_to_the_steps(*NUDE)
    worker.touches(worker.page.get_by_text("What the lead does"))
    return worker


def test_what_is_shared_is_the_steps_without_who_and_what(worker: Worker) -> None:
    worker.presses("Share, only to your lead")
    shared = worker.page.evaluate("self.shared")
    assert "Protection of Children Act 1978" in shared
    assert "Draft, not yet approved by the board" in shared
    for words in ("Table 2", "child–child", "Another child", "A nude", "Priya"):
        assert words not in shared
    worker.sees("Table 2")


def test_what_is_printed_from_the_row_is_only_the_row(worker: Worker) -> None:
    worker.presses("Print")
    assert worker.page.evaluate("self.printed")
    worker.page.emulate_media(media="print")
    printed = worker.page.locator("body").inner_text()
    assert "Protection of Children Act 1978" in printed
    for words in ("A nude", "By another child", "You, now", "Priya"):
        assert words not in printed


def test_a_printed_table_has_999_and_the_rules_for_images(phone: Phone) -> None:
    phone.page.goto("/tables/sexual")
    phone.page.emulate_media(media="print")
    printed = phone.page.locator("body").inner_text()
    above = printed.partition("Content made at the setting")[0]
    for words in (
        "Danger: 999. Police: 101.",
        "Never look at or copy a sexual image of anyone under 18",
        "Do not view, copy, forward, print, save or screenshot it",
        "Leave everything where it is",
        "Sexual pictures or messages and an adult: police now",
        "Do not alert, question or investigate anyone",
    ):
        assert words in above
