"""Two taps, or a held key: the second was meant for what lay there before, and does nothing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.fingers import Finger
from tests.browser.phone import Phone
from tests.browser.worker import Worker
from tests.support.product import Product

DANGER, CALL, AREA = "Is anyone in danger now?", "Call 999 now", "What is it about?"
SPOKE = "999: spoke"
SIZES: list[ViewportSize] = [
    {"width": 360, "height": 740},
    {"width": 320, "height": 568},
    {"width": 740, "height": 360},
]
# Where, in the window, any of these can lie: at the top of the page, at its end, and between.
PLACES = """(selector) => {
    const most = document.documentElement.scrollHeight - innerHeight;
    const found = [...document.querySelectorAll(selector)];
    const places = found.map((one) => one.getBoundingClientRect());
    const top = Math.min(...places.map((one) => one.top)) - most;
    return [top, Math.max(...places.map((one) => one.bottom))];
}"""


@pytest.fixture
def finger(worker: Worker) -> Finger:
    """Taps without waiting for the page."""
    return Finger(worker.page)


def goes_to_danger(worker: Worker) -> None:
    worker.presses("What should I do?")
    worker.sees_the_page(DANGER)


@pytest.mark.parametrize(("apart", "slower"), [(100, 1), (350, 4), (600, 1), (1000, 4)])
def test_two_taps_on_yes_stay_on_call_999_and_log_no_call(
    worker: Worker, finger: Finger, apart: int, slower: int
) -> None:
    goes_to_danger(worker)
    with finger.on_a_processor(slower):
        finger.taps_twice(worker.page.get_by_role("link", name="Yes"), apart)
        worker.page.wait_for_timeout(1200)
    worker.sees_the_page(CALL)
    worker.page.goto("/steps/")
    worker.answers("No, not now", "A nude", "Another child")
    expect(worker.calls_made()).to_have_count(0)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size['width']}x{size['height']}")
def test_i_spoke_to_999_never_lies_where_an_answer_lay(
    make_phone: Callable[..., Phone], product: Product, size: ViewportSize
) -> None:
    page = make_phone(product.address, viewport=size).page
    page.goto("/steps/")
    top, bottom = page.evaluate(PLACES, ".app-answer")
    page.get_by_role("link", name="Yes").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text(CALL)
    row = page.get_by_role("link", name="I spoke to 999").bounding_box()
    assert row
    bottom = min(bottom, size["height"])
    assert row["y"] + row["height"] <= top or row["y"] >= bottom, (row, top, bottom)


def test_without_a_press_on_999_it_asks_whether_another_phone_rang(worker: Worker) -> None:
    goes_to_danger(worker)
    worker.answers("Yes")
    worker.presses("I spoke to 999")
    worker.sees("From another phone?")
    worker.presses("No")
    worker.sees_the_page(CALL)
    worker.does_not_see("From another phone?")
    worker.presses("I spoke to 999")
    worker.touches(worker.page.locator(".app-spoke").get_by_role("link", name="Yes"))
    worker.sees_the_page(AREA)
    worker.answers("A nude", "Another child")
    expect(worker.calls_made()).to_contain_text(["999, from another phone: spoke"])


@pytest.mark.parametrize("how", ["rings", "rings_from_the_bar"])
def test_after_999_was_pressed_that_call_was_spoken(worker: Worker, how: str) -> None:
    goes_to_danger(worker)
    worker.answers("Yes")
    getattr(worker, how)("emergency-999")
    worker.presses("I spoke to 999")
    worker.sees_the_page(AREA)
    worker.answers("A nude", "Another child")
    expect(worker.calls_made()).to_have_count(1)
    expect(worker.calls_made()).to_contain_text([SPOKE])


def test_the_bars_999_is_heard_at_once(worker: Worker, finger: Finger) -> None:
    cell = finger.middle(worker.page.locator(".app-bar__cell--now"))
    goes_to_danger(worker)
    worker.page.wait_for_timeout(1100)
    with worker.page.expect_console_message(lambda message: message.text == "dials 999"):
        finger.taps(*finger.middle(worker.page.get_by_role("link", name="Yes")))
        expect(worker.page.locator(f"h1:text-is('{CALL}')")).to_have_count(1)
        finger.taps(*cell)


def test_a_held_or_early_enter_presses_nothing(worker: Worker, finger: Finger) -> None:
    page = worker.page
    goes_to_danger(worker)
    page.reload(wait_until="commit")
    page.wait_for_function("document.documentElement.dataset.ignores === 'all'")
    finger.presses_a_key_on("a.app-answer")
    page.wait_for_timeout(500)
    worker.sees_the_page(DANGER)
    finger.presses_a_key_on("a.app-answer", held=True)
    page.wait_for_timeout(300)
    worker.sees_the_page(DANGER)
    finger.presses_a_key_on("a.app-answer")
    worker.sees_the_page(CALL)


def test_a_press_without_a_pointer_works_after_the_first_moment(worker: Worker) -> None:
    """As assistive technology presses: a trusted click without a place."""
    goes_to_danger(worker)
    worker.page.locator("a.app-answer").first.press("Enter")
    worker.sees_the_page(CALL)
    worker.page.get_by_role("link", name="It is not for 999").press("Enter")
    worker.sees_the_page(AREA)


def test_two_taps_on_discard_delete_nothing(worker: Worker, finger: Finger) -> None:
    goes_to_danger(worker)
    worker.answers("No, not now", "A nude", "Another child")
    worker.goes_home()
    expect(worker.unfinished()).to_have_count(1)
    for _ in range(2):
        worker.page.wait_for_timeout(1200)
        discard = worker.unfinished().first.get_by_role("button", name="Discard")
        if discard.is_visible():
            finger.taps_twice(discard, 250)
    worker.page.wait_for_timeout(300)
    expect(worker.unfinished()).to_have_count(1)


@pytest.mark.parametrize("apart", [120, 600])
def test_two_taps_on_save_save_one_report_and_press_nothing_after_it(
    worker: Worker, finger: Finger, apart: int
) -> None:
    worker.opens_the_form()
    worker.fills_in_the_report()
    worker.checks_the_answers()
    finger.taps_twice(worker.page.get_by_role("button", name="Save report"), apart)
    reference = worker.reads_the_reference()
    worker.page.wait_for_timeout(1200)
    assert worker.reads_the_reference() == reference
    worker.opens_my_reports()
    expect(worker.page.locator(".app-reports > li")).to_have_count(1)


@pytest.mark.parametrize("apart", [120, 600])
def test_two_taps_on_it_is_about_my_lead_turn_one_page(
    worker: Worker, finger: Finger, apart: int
) -> None:
    goes_to_danger(worker)
    worker.answers("No, not now", "A nude", "Another child")
    finger.taps_twice(worker.page.get_by_role("link", name="It is about my lead"), apart)
    worker.sees("About your safeguarding lead, or someone close")
    there = worker.page.url
    worker.page.wait_for_timeout(1200)
    assert worker.page.url == there
    worker.is_not_asked()


def test_two_taps_on_rang_elsewhere_log_no_call(worker: Worker, finger: Finger) -> None:
    goes_to_danger(worker)
    worker.answers("No, not now", "A nude", "Another child")
    for apart in (150, 400, 700):
        fold = worker.page.get_by_text("Rang elsewhere?")
        worker.page.wait_for_timeout(1200)
        x, y = finger.middle(fold)
        finger.taps(x, y)
        worker.page.wait_for_timeout(apart)
        finger.taps(x, y + 40)
        worker.page.wait_for_timeout(300)
        worker.is_not_asked()
        fold.evaluate("(one) => { one.closest('details').open = false; }")


def test_where_nothing_is_stored_pages_take_presses(
    make_phone: Callable[..., Phone], product: Product
) -> None:
    phone = make_phone(product.address)
    for start in ("blocked", "Error: blocked"):
        phone.ignores_errors(start)
    phone.context.add_init_script(  # type: ignore[union-attr]
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('blocked'); } })"
    )
    phone.page.goto("/steps/")
    phone.page.get_by_role("link", name="No, not now").tap()
    expect(phone.page.get_by_role("heading", level=1)).to_have_text(AREA)


def test_without_script_a_second_tap_at_once_does_nothing(
    make_phone: Callable[..., Phone], product: Product
) -> None:
    phone = make_phone(product.address, java_script_enabled=False, reduced_motion="reduce")
    page: Page = phone.page
    page.goto("/steps/")
    page.wait_for_timeout(500)
    Finger(page).taps_twice(page.get_by_role("link", name="Yes"), 150)
    page.wait_for_timeout(600)
    expect(page.get_by_role("heading", level=1)).to_have_text(CALL)
