"""What cannot wait with nobody reached: the form says whom to ring before it is saved."""

import pytest
from playwright.sync_api import expect

from tests.browser.worker import NUDE, Worker


@pytest.fixture
def worker(worker: Worker) -> Worker:
    """At the steps of what cannot wait."""
    worker.walks_to_the_steps(*NUDE)
    return worker


def records_and_checks(worker: Worker) -> None:
    worker.records()
    worker.fills_in_the_rest()
    worker.checks_the_answers()


def test_whoever_reached_nobody_is_told_whom_to_ring_before_saving(worker: Worker) -> None:
    records_and_checks(worker)

    worker.is_told_that_saving_alerts_nobody()


def test_a_call_without_an_answer_reaches_nobody(worker: Worker) -> None:
    worker.rings("my-lead")
    worker.comes_back()
    worker.says("No answer")

    records_and_checks(worker)

    worker.is_told_that_saving_alerts_nobody()


def test_whoever_spoke_to_the_lead_is_not_told_to_ring(worker: Worker) -> None:
    worker.rings("my-lead")
    worker.comes_back()
    worker.says("Yes")

    records_and_checks(worker)

    expect(worker.page.locator("[data-part=ring-first]")).to_be_hidden()
