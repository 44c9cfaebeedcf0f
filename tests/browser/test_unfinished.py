"""What is unfinished is asked about: before it is discarded, and after one day and three."""

import pytest
from playwright.sync_api import expect

from tests.browser.worker import BULLYING, NUDE, Worker


def test_discarding_asks_first_and_deletes_then(worker: Worker) -> None:
    worker.walks_to_the_steps(*BULLYING)
    worker.goes_home()
    worker.presses_discard()
    worker.sees("Delete it from this phone?")
    worker.presses("Keep")
    worker.presses_discard()
    worker.presses("Delete")

    expect(worker.unfinished()).to_have_count(0)
    worker.page.reload()
    expect(worker.page.locator("[data-unfinished]")).to_be_hidden()


def test_discarding_what_cannot_wait_asks_whether_anybody_was_told(worker: Worker) -> None:
    worker.walks_to_the_steps(*NUDE)
    worker.goes_home()
    worker.presses_discard()
    worker.sees("Has somebody else been told?")
    worker.presses("No, keep it")
    expect(worker.unfinished()).to_have_count(1)

    worker.goes_on()
    worker.rings("my-lead")
    worker.comes_back()
    worker.says("Yes")
    worker.goes_home()
    worker.presses_discard()

    worker.sees("Delete it from this phone?")


@pytest.mark.parametrize(
    ("answers", "left"), [(NUDE, 1), (BULLYING, 0)], ids=["for now", "routine"]
)
def test_it_is_reminded_of_after_one_day_and_three_and_what_can_wait_forgotten_after_seven(
    worker: Worker, answers: tuple[str, ...], left: int
) -> None:
    worker.page.clock.install()
    worker.walks_to_the_steps(*answers)
    worker.goes_home()
    reminder = worker.page.get_by_text("Has somebody been told?").filter(visible=True)
    worker.days_pass(1)
    expect(reminder).to_have_count(1)

    worker.page.goto("/")
    expect(worker.unfinished()).to_have_count(1)
    expect(reminder).to_have_count(0)
    worker.days_pass(2)
    expect(reminder).to_have_count(1)

    worker.days_pass(3.5)
    expect(worker.unfinished()).to_have_count(1)
    worker.days_pass(1)
    worker.sees("Works without signal")
    expect(worker.unfinished()).to_have_count(left)


def test_nobody_is_reminded_once_somebody_was_reached(worker: Worker) -> None:
    worker.page.clock.install()
    worker.walks_to_the_steps(*NUDE)
    worker.rings("my-lead")
    worker.comes_back()
    worker.says("Yes")

    worker.days_pass(1)

    expect(worker.unfinished()).to_contain_text("Unfinished, ")
    worker.does_not_see("Has somebody been told?")


def test_a_call_made_after_it_was_discarded_in_another_tab_is_in_its_report(
    worker: Worker,
) -> None:
    worker.walks_to_the_steps(*NUDE)
    other = Worker(worker.phone, worker.phone.another_tab())
    other.opens_the_site()
    other.presses_discard()
    other.presses("Yes, delete")
    expect(other.unfinished()).to_have_count(0)

    worker.rings("my-lead")
    worker.comes_back()
    worker.says("Yes")
    worker.records()

    assert worker.rows() == ["my-lead"]
    expect(worker.page.locator("[name=types]:checked")).to_have_count(1)
    other.opens_the_site()
    expect(other.unfinished()).to_have_count(1)
