"""A call belongs to the report that the worker says it was about, and to none by guessing."""

import pytest
from playwright.sync_api import expect

from tests.browser import accessibility
from tests.browser.worker import BULLYING, NUDE, Worker

NOT_RUNG = "Nobody has been rung."


def records(worker: Worker) -> str:
    worker.goes_home()
    worker.walks_to_the_steps(*NUDE)
    worker.records()
    worker.fills_in_the_rest()
    return worker.saves()


@pytest.fixture
def worker(worker: Worker) -> Worker:
    worker.keeps_a_lead()
    return worker


def opens_afresh(worker: Worker, address: str) -> None:
    """In a tab that is on no incident."""
    worker.page.evaluate("sessionStorage.clear()")
    worker.page.goto(address)


def known(worker: Worker, reference: str) -> str:
    row = worker.page.locator(".app-reports__row").filter(has_text=reference)
    return row.locator("[data-part=known]").inner_text()


def says_yes_to_a_call_from_the_bar(worker: Worker) -> None:
    worker.rings_from_the_bar("my-lead")
    worker.comes_back()
    worker.says("Yes")


@pytest.mark.parametrize("address", ["/reports", "/"])
def test_a_call_from_elsewhere_is_put_to_the_report_once_they_say_so(
    worker: Worker, address: str
) -> None:
    reference = records(worker)
    opens_afresh(worker, address)
    says_yes_to_a_call_from_the_bar(worker)
    worker.is_asked("About the report of")
    worker.is_asked(reference)
    assert accessibility.find_faults(worker.page) == []
    worker.says("Yes")
    worker.is_not_asked()
    worker.opens_my_reports()
    worker.sees("Priya knows since")
    worker.page.reload()
    worker.sees("Priya knows since")
    worker.does_not_see(NOT_RUNG)
    worker.is_not_asked()


def test_of_two_reports_the_worker_says_which(worker: Worker) -> None:
    first = records(worker)
    second = records(worker)
    worker.opens_my_reports()
    says_yes_to_a_call_from_the_bar(worker)
    worker.is_asked("About which?")
    assert NOT_RUNG in known(worker, second)
    assert accessibility.find_faults(worker.page) == []
    worker.touches(worker.question().get_by_role("button", name=first))
    worker.is_not_asked()
    expect(worker.page.get_by_text("Priya knows since")).to_have_count(1)
    assert "Priya knows since" in known(worker, first)
    assert NOT_RUNG in known(worker, second)


def test_on_a_page_of_guidance_it_is_asked_and_no_is_kept(worker: Worker) -> None:
    reference = records(worker)
    worker.page.goto("/contacts")
    says_yes_to_a_call_from_the_bar(worker)
    worker.is_asked("About the report of")
    worker.says("No")
    worker.is_not_asked()
    worker.opens_my_reports()
    worker.sees(reference)
    assert NOT_RUNG in known(worker, reference)
    worker.is_not_asked()


def test_a_call_is_not_offered_to_the_next_incident_once_it_was_said_what_it_is_about(
    worker: Worker,
) -> None:
    records(worker)
    opens_afresh(worker, "/reports")
    says_yes_to_a_call_from_the_bar(worker)
    worker.says("Yes")
    worker.goes_home()
    worker.walks_to_the_steps(*BULLYING)
    worker.is_not_asked()
    expect(worker.page.locator("[data-after-calls]")).to_be_hidden()
