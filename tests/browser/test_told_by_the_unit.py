"""What an officer asks, receives and takes back is on the worker's phone when it next asks."""

from tests.browser.officer import Officer
from tests.browser.reporter import Reporter
from tests.browser.told_by_the_unit import check_told


def test_a_phone_shows_what_the_unit_asks_and_takes_back(
    reporter: Reporter, officer: Officer
) -> None:
    reporter.opens_the_form()
    reporter.fills_in_the_report()
    reference = reporter.saves()
    reporter.sees_it_delivered()
    check_told(reporter, officer, reference)
