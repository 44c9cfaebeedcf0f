"""What is chosen once for a device: it cannot ring, nobody is above, others use it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.phone import WIDE, Phone
from tests.browser.reporter import Reporter
from tests.browser.worker import LEADS_NUMBER, NUDE, Worker

SELF_HARM = ("No, not now", "Self-harm or suicide", "Another child")


def choose(phone: Phone, page: str, name: str, *, on: bool = True) -> None:
    phone.page.goto(page)
    phone.page.evaluate(
        "addEventListener('chosen', () => (document.title = 'chosen'), { capture: true })"
    )
    phone.page.get_by_role("switch", name=name).set_checked(on)
    expect(phone.page).to_have_title("chosen")


def test_a_device_that_cannot_ring_shows_the_number_large_and_dials_nothing(phone: Phone) -> None:
    choose(phone, "/phone", "This device cannot ring")
    phone.page.goto("/contacts")
    expect(phone.page.locator("html")).to_have_class(re.compile("cannot-ring"))
    number = phone.page.locator(".app-call__number").first
    assert number.evaluate("(one) => getComputedStyle(one).fontSize") == "30px"
    dialled = phone.page.evaluate(
        """() => new Promise((resolve) => {
            addEventListener("click", (event) => resolve(!event.defaultPrevented));
            document.querySelector("main [href='tel:101']").click();
        })"""
    )
    assert dialled is False


# By how many pixels the bar covers the end of a page.
COVERED = """() => {
    scrollTo(0, document.body.scrollHeight);
    const [foot, bar] = [".app-footer", ".app-bar"].map((name) => document.querySelector(name));
    return foot.getBoundingClientRect().bottom - bar.getBoundingClientRect().top;
}"""


@pytest.mark.parametrize("name", ["Priya Shah", "Bartholomew-Maximilian-Featherstonehaugh"])
@pytest.mark.parametrize("width", [1280, 640, 360])
def test_the_leads_number_in_the_bar_is_never_cut_and_hides_nothing(
    phone: Phone, name: str, width: int
) -> None:
    phone.close()
    phone.options.update(viewport={**WIDE, "width": width}, has_touch=False, is_mobile=False)
    phone.start()
    Worker(phone).keeps_a_lead(name)
    phone.page.goto("/")
    shown = phone.page.locator(".app-bar").get_by_text(LEADS_NUMBER)
    expect(shown).to_be_visible()
    assert shown.evaluate("(one) => one.scrollWidth <= one.clientWidth")
    assert phone.page.evaluate(COVERED) <= 0


def test_a_phone_can_ring_and_a_computer_cannot_until_somebody_says_so(phone: Phone) -> None:
    phone.page.goto("/phone")
    expect(phone.page.get_by_role("switch", name="This device cannot ring")).not_to_be_checked()
    phone.close()
    phone.options.update(viewport=WIDE, has_touch=False, is_mobile=False)
    phone.start()
    phone.page.goto("/phone")
    box = phone.page.get_by_role("switch", name="This device cannot ring")
    expect(box).to_be_checked()
    choose(phone, "/phone", "This device cannot ring", on=False)
    phone.page.reload()
    expect(box).not_to_be_checked()


def test_who_works_alone_is_offered_advice_and_never_a_lead(phone: Phone) -> None:
    choose(phone, "/my-lead", "I am the lead, or I work alone")
    phone.page.goto("/")
    expect(phone.page.get_by_text("Nobody above you?")).to_be_visible()
    expect(phone.page.get_by_text("Add your lead’s number")).to_be_hidden()
    bar = phone.page.locator(".app-bar")
    expect(bar.get_by_role("link", name="Advice social care")).to_be_visible()
    expect(bar.get_by_text("your lead").filter(visible=True)).to_have_count(0)
    worker = Worker(phone)
    worker.walks_to_the_steps(*NUDE)
    worker.sees("Ask social care")
    worker.does_not_see("Add your lead")
    worker.keeps_a_lead()
    worker.goes_home()
    worker.walks_to_the_steps(*NUDE)
    worker.sees("Ask social care")
    worker.does_not_see("Priya")


def test_who_works_alone_reads_no_line_that_sends_them_to_a_lead(phone: Phone) -> None:
    choose(phone, "/my-lead", "I am the lead, or I work alone")
    worker = Worker(phone)
    worker.goes_home()
    worker.walks_to_the_steps(*SELF_HARM)
    worker.sees("Ring NHS 111, option 2, and children’s social care now.")
    worker.sees("A child: agree with children’s social care who tells the family.")
    worker.does_not_see("Ring your lead")


def test_a_shared_computer_is_remembered_on_home_and_in_the_form(phone: Phone) -> None:
    choose(phone, "/", "This is a shared computer")
    phone.page.reload()
    expect(phone.page.get_by_role("switch", name="This is a shared computer")).to_be_checked()


def test_the_lead_stands_in_the_bar_by_name_as_soon_as_kept(phone: Phone) -> None:
    reporter = Reporter(phone)
    phone.page.goto("/my-lead")
    cell = phone.page.locator(".app-bar__cell--lead:visible")
    expect(cell).to_have_text("+ Add your lead")
    phone.page.get_by_label("Safeguarding lead").fill("Jo Bloggs")
    phone.page.get_by_label("Their telephone number").fill("0161 496 0999")
    reporter.presses("Keep on this phone")
    expect(cell).to_have_text("Jo your lead", use_inner_text=True)
    expect(cell).to_have_attribute("href", "tel:01614960999")
    expect(cell).to_have_attribute("data-call", "my-lead")
    saved = phone.page.get_by_text("Kept on this phone.")
    expect(saved).to_be_in_viewport()
    reporter.presses("Remove")
    expect(cell).to_have_text("+ Add your lead")
    expect(cell).to_have_attribute("href", "/my-lead")


def test_a_lead_who_has_just_been_kept_is_rung_from_the_bar(phone: Phone) -> None:
    worker = Worker(phone)
    worker.opens_the_site()
    worker.waits_for_the_library()
    worker.presses("Add your lead’s number")
    phone.page.get_by_label("Their telephone number").fill(LEADS_NUMBER)
    worker.presses("Keep on this phone")
    cell = phone.page.locator(".app-bar__cell--lead:visible")
    expect(cell).to_have_attribute("data-call", "my-lead")
    worker.rings_from_the_bar("my-lead")
    assert phone.dialled == [LEADS_NUMBER.replace(" ", "")]
