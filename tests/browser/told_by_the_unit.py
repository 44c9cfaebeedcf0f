"""Looks at a phone when the unit asks for a ring, receives, or takes that back."""

import re

from tests.browser.officer import Officer
from tests.browser.reporter import Reporter

ASKED = "The unit asks you to ring"
ARRIVED = "Arrived"
RECEIVED = "Received by a person"


def check_told(reporter: Reporter, officer: Officer, reference: str) -> None:
    """That it was received is heard once they rang; each act when the phone next asks."""
    officer.reads(reference)
    officer.asks_to_ring()
    officer.marks_it_as_received()
    hears(reporter, reference, ASKED)
    officer.page.get_by_role("button", name="They rang").click()
    hears(reporter, reference, RECEIVED)
    officer.takes_back_that_it_was_received()
    hears(reporter, reference, ARRIVED)


def hears(reporter: Reporter, reference: str, words: str) -> None:
    reporter.opens_my_reports()
    reporter.sees_in_my_reports(reference, re.compile(words))
