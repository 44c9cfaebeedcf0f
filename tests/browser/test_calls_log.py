"""Calls log themselves: pressed before the dialler opens, and asked about until somebody says."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser import accessibility
from tests.browser.phone import WIDE, Phone
from tests.browser.worker import BULLYING, LEADS_NUMBER, NUDE, Worker
from tests.support.product import Product

IN_DANGER = ("Not sure", "Go on", "A nude", "Another child")


@pytest.fixture
def worker(worker: Worker) -> Worker:
    """At the steps of an incident."""
    worker.walks_to_the_steps(*NUDE)
    return worker


@pytest.mark.usefixtures("own_browser")
def test_killed_as_the_dialler_opens_the_question_stands_at_the_next_start(
    worker: Worker, phone: Phone
) -> None:
    worker.rings("my-lead")
    phone.kill()
    assert phone.dialled == [LEADS_NUMBER.replace(" ", "")]

    phone.start()
    worker.opens_the_site()

    worker.is_asked("Priya Shah: did you speak?")
    worker.says("Yes")
    worker.is_not_asked()
    worker.goes_on()
    expect(worker.heard("my-lead")).to_contain_text("spoke")


def test_a_call_counts_as_what_the_worker_says_of_it(worker: Worker) -> None:
    worker.rings("my-lead")
    worker.comes_back()
    worker.says("No answer")
    expect(worker.heard("my-lead")).to_contain_text("no answer")
    expect(worker.calls_made()).to_contain_text(["Priya Shah: no answer"])

    worker.presses("They rang me back")

    expect(worker.heard("my-lead")).to_contain_text("spoke")
    expect(worker.calls_made()).to_have_count(2)


def test_the_question_stays_until_the_answer_is_kept(worker: Worker) -> None:
    worker.rings("my-lead")
    worker.comes_back()
    with worker.nothing_is_kept():
        worker.presses_answer("Yes")
        worker.page.wait_for_timeout(300)
        worker.is_asked("Priya Shah: did you speak?")
    worker.is_not_asked()


def test_a_call_that_did_not_come_about_is_none(worker: Worker) -> None:
    worker.rings("my-lead")
    worker.comes_back()
    worker.says("Did not ring")

    expect(worker.calls_made()).to_have_count(0)
    expect(worker.heard("my-lead")).to_have_text("")
    worker.records()
    assert worker.rows() == []


def test_a_worker_who_did_not_leave_the_page_is_asked_after_a_while(worker: Worker) -> None:
    worker.page.clock.install()
    worker.page.reload()  # A page tells presses apart by the clock that it began with.
    worker.rings("my-lead")
    worker.is_not_asked()

    worker.page.clock.fast_forward(21_000)

    worker.is_asked("did you speak?")


def test_spoken_to_the_lead_does_not_say_so_of_others(worker: Worker) -> None:
    worker.rings("my-lead")
    worker.comes_back()
    worker.says("Yes")

    expect(worker.heard("my-lead")).to_contain_text("spoke")
    expect(worker.heard("police-101")).to_have_text("")


def test_a_call_from_another_phone_is_told_of_and_asked_about(worker: Worker) -> None:
    worker.opens_their_calls()
    worker.presses("Children’s social care")

    worker.is_asked("Children’s social care: did you speak?")
    worker.says("Left a message")
    expect(worker.calls_made()).to_contain_text(["Children’s social care: left a message"])


def test_calls_fill_the_form_also_while_it_is_open(worker: Worker) -> None:
    worker.rings("my-lead")
    worker.comes_back()
    worker.says("Yes")
    worker.records()
    assert worker.rows() == ["my-lead"]

    worker.rings_from_the_bar("police-101")
    worker.comes_back()
    worker.says("No answer")

    expect(worker.page.locator("[name=rung-1-who]")).to_have_value("police-101")


def test_a_call_that_was_not_made_after_all_leaves_the_open_form(worker: Worker) -> None:
    worker.rings("my-lead")
    worker.records()
    assert worker.rows() == ["my-lead"]

    worker.says("Did not ring")

    expect(worker.page.locator("[name=rung-0-who]")).to_have_value("")
    assert worker.rows() == []


def test_while_it_is_asked_the_end_of_the_page_can_be_reached(worker: Worker) -> None:
    worker.goes_home()
    worker.rings_from_the_bar("police-101")
    worker.comes_back()
    worker.is_asked("101: did you speak?")
    worker.page.get_by_role("link", name="Accessibility").click(trial=True, timeout=5_000)


def test_a_call_outside_an_incident_is_offered_once_at_the_next(worker: Worker) -> None:
    worker.goes_home()
    worker.rings_from_the_bar("police-101")
    worker.comes_back()
    worker.says("Yes")
    worker.is_not_asked()

    worker.walks_to_the_steps(*BULLYING)
    worker.is_asked("You rang 101 at")
    worker.says("Yes")

    worker.is_not_asked()
    expect(worker.calls_made()).to_contain_text(["101: spoke"])
    worker.goes_home()
    worker.walks_to_the_steps(*BULLYING)
    worker.is_not_asked()


def test_what_a_child_presses_is_not_noted(worker: Worker) -> None:
    worker.rings("my-lead")
    worker.presses("Help for the child")
    worker.sees_a_heading_with("You did the right thing")
    worker.comes_back()
    worker.is_not_asked()

    worker.touches(worker.page.locator('#main a[href^="tel:"]').first)
    worker.page.goto("/")

    worker.is_asked("Priya Shah: did you speak?")
    worker.says("No answer")
    worker.is_not_asked()


def test_999_comes_first_until_somebody_has_spoken_to_them(worker: Worker) -> None:
    first = worker.page.locator("[data-call-first]")
    expect(first).to_be_hidden()
    worker.goes_home()
    worker.walks_to_the_steps(*IN_DANGER)
    expect(first).to_be_visible()

    worker.rings("emergency-999")
    worker.comes_back()
    expect(worker.page.get_by_text(", 999: did you speak?")).to_be_visible()
    worker.says("No answer")
    expect(first).to_be_visible()
    worker.rings("emergency-999")
    worker.comes_back()
    worker.says("Yes")

    expect(first).to_be_hidden()


def test_somebody_who_spoke_to_999_is_not_told_to_ring_them(worker: Worker) -> None:
    worker.goes_home()
    worker.walks_to_the_steps("Yes", "I spoke to 999", "A nude", "Another child")

    expect(worker.page.locator("[data-call-first]")).to_be_hidden()
    expect(worker.calls_made()).to_contain_text(["999: spoke"])


def test_a_device_that_cannot_ring_asks_at_once(
    make_phone: Callable[..., Phone], product: Product
) -> None:
    desktop = make_phone(product.address, viewport=WIDE, has_touch=False, is_mobile=False)
    worker = Worker(desktop)
    worker.opens_the_site()
    worker.waits_until_ready()
    worker.touches(worker.page.locator('.app-bar__row > a[data-call="police-101"]'))

    worker.is_asked("101: did you speak?")
    assert desktop.dialled == []


@pytest.mark.usefixtures("own_browser")
def test_where_nothing_is_stored_a_call_rings_and_is_asked_about(worker: Worker) -> None:
    worker.phone.fills_up()
    worker.opens_the_site()
    worker.walks_to_the_steps(*NUDE)

    worker.rings("my-lead")
    worker.comes_back()
    worker.says("Yes")

    expect(worker.heard("my-lead")).to_contain_text("spoke")


def test_the_question_the_calls_and_the_line_on_home_are_accessible(worker: Worker) -> None:
    worker.rings("my-lead")
    worker.comes_back()
    worker.is_asked("did you speak?")
    assert accessibility.find_faults(worker.page) == []
    worker.says("No answer")
    worker.opens_their_calls()
    assert accessibility.find_faults(worker.page) == []

    worker.goes_home()
    worker.presses_discard()
    assert accessibility.find_faults(worker.page) == []
