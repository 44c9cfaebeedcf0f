"""Without script, while online: from the first question to a report at the unit."""

import re
from collections.abc import Callable

import pytest

from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support.product import Product


@pytest.fixture
def worker(make_phone: Callable[..., Phone], product: Product) -> Reporter:
    return Reporter(make_phone(product.address, java_script_enabled=False))


def test_from_the_questions_to_a_report_at_the_unit(worker: Reporter, officer: Officer) -> None:
    worker.asks_what_to_do()
    worker.answers("No", "Personal information", "A child to a child", "Here")
    worker.sees_the_steps_of("Table 3")

    worker.presses("Record this incident")
    worker.sees("Part of this is filled from the steps you followed.")
    worker.page.get_by_label("Type of setting").select_option(label="Library")
    worker.says_how_to_be_reached()
    worker.checks_the_answers()
    worker.sees("Mishandling of personal information")
    worker.presses("Save report")

    reference = delivered(worker)
    officer.reads(reference)
    for answer in ("Library", "A child to a child", "Here, at our setting", "Sam Okafor"):
        officer.sees(answer)


def test_ticks_and_calls_come_along_and_a_correction_can_follow(
    worker: Reporter, officer: Officer
) -> None:
    worker.asks_what_to_do()
    worker.answers("No", "Bullying", "A child to a child", "Here")
    step = worker.ticks_the_first_step()
    worker.touches(worker.page.get_by_label("Deliberate", exact=True))
    worker.touches(worker.page.get_by_label("Police, not an emergency"))
    worker.touches(worker.page.get_by_role("button", name="Record this incident").last)
    worker.sees("Part of this is filled from the steps you followed.")
    worker.page.get_by_label("Type of setting").select_option(label="Library")
    worker.says_how_to_be_reached()
    worker.checks_the_answers()
    worker.sees("Steps you ticked as done: 1.")
    worker.presses("Save report")
    first = delivered(worker)

    worker.presses("Send a correction")
    worker.sees(f"This is a correction of {first}.")
    worker.presses("Check your answers")
    worker.sees("Fill in what has changed")
    worker.writes("What should we know before we ring you?", "It was on Tuesday")
    worker.checks_the_answers()
    worker.does_not_see("No answer")
    worker.presses("Save report")
    second = delivered(worker)

    officer.reads(first)
    officer.sees_ticked(step)
    officer.sees("Police, not an emergency")
    officer.reads(second)
    officer.sees("This corrects report")
    officer.sees("It was on Tuesday")


def test_what_is_missing_is_said_beside_the_questions_and_can_be_left_out(
    worker: Reporter, officer: Officer
) -> None:
    worker.page.goto("/report")
    worker.ticks("Type of incident", "Sexual")
    worker.presses("Check your answers")
    worker.sees("Something is missing or cannot be read")
    worker.sees("Choose the type of setting.")
    assert worker.page.get_by_label("Sexual", exact=True).is_checked()

    worker.presses("Go on without these")
    worker.presses("Save anyway")

    reference = delivered(worker)
    worker.is_told_that_saving_alerts_nobody()
    officer.reads(reference)
    officer.sees("Incomplete")


def test_saving_twice_keeps_one(worker: Reporter, officer: Officer) -> None:
    worker.page.goto("/report")
    worker.fills_in_the_report()
    worker.checks_the_answers()
    worker.presses("Save report")
    first = delivered(worker)

    worker.page.go_back()
    worker.presses("Save report")

    assert delivered(worker) == first
    assert officer.how_many(first) == 1


def test_every_page_says_what_needs_script(worker: Reporter) -> None:
    for path, words in {
        "/reports": "Without JavaScript nothing is kept here.",
        "/my-lead": "This browser does not run JavaScript",
        "/phone": "These checks need JavaScript",
        "/report": "Without JavaScript this form needs signal",
    }.items():
        worker.page.goto(path)
        worker.sees(words)


def delivered(worker: Reporter) -> str:
    worker.sees_the_page_that_begins("Delivered to the unit, ")
    assert re.search(r"\d\d:\d\d", worker.heading())
    return worker.reads_the_reference_aloud()
