"""After a call the page moves on: who knows, who must still hear, and who rings whom next."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.fingers import Finger
from tests.browser.phone import Phone
from tests.browser.worker import ABOUT_LEAD, BULLYING, NUDE, Worker

FILLED = "main .app-call--lead:visible, main .app-next:not(.app-next--quiet):visible"
POLICE_NOW = ("No, not now", "A nude", "Met only online, or not known")
STAFF = ("No, not now", "A nude", "An adult working with children")
NIGHT = "2026-11-25T21:00:00Z"


@pytest.fixture
def worker(worker: Worker) -> Worker:
    """With a lead and a deputy on their phone."""
    worker.keeps_a_lead(deputy="Jon Reed")
    worker.goes_home()
    return worker


def rings(worker: Worker, contact: str, answer: str) -> None:
    worker.rings(contact)
    worker.comes_back()
    worker.says(answer)


def says_who_rings(worker: Worker, question: str, answer: str) -> None:
    """Once it was read: what is pressed at once is a second tap."""
    expect(after(worker)).to_contain_text(question)
    worker.page.wait_for_timeout(700)
    worker.touches(after(worker).get_by_text(answer, exact=True))


def after(worker: Worker) -> Locator:
    return worker.page.locator("[data-after-calls]")


def filled(page: Page) -> list[str]:
    """The one act that is filled."""
    return page.locator(FILLED).all_inner_texts()


def expect_filled(worker: Worker, words: str) -> None:
    expect(worker.page.locator(FILLED)).to_have_count(1)
    expect(worker.page.locator(FILLED)).to_contain_text(words)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("No answer", r"Priya No answer \d\d:\d\d\. Ring again"),
        (
            "Left a message",
            r"Priya Message left \d\d:\d\d\. They have not heard it yet\. Ring again",
        ),
    ],
)
def test_1_and_3_nobody_heard_it_so_the_police_are_the_one_filled_call(
    worker: Worker, answer: str, says: str
) -> None:
    worker.walks_to_the_steps(*POLICE_NOW)
    expect_filled(worker, "Ring Priya")

    rings(worker, "my-lead", answer)

    expect_filled(worker, "Ring the police")
    expect(after(worker)).to_contain_text(re.compile(says))
    beneath = after(worker).locator(".app-call:not(.app-call--lead):visible")
    expect(beneath).to_contain_text(["Ring Jon Reed"])


def test_1_where_no_agency_must_hear_now_the_deputy_is_filled(worker: Worker) -> None:
    worker.walks_to_the_steps(*BULLYING)
    rings(worker, "my-lead", "No answer")
    expect_filled(worker, "Ring Jon Reed")


def test_a_long_name_fits_on_a_small_screen(worker: Worker) -> None:
    worker.keeps_a_lead(deputy="Bartholomew Featherstonehaugh-Cholmondeley")
    worker.goes_home()
    worker.page.set_viewport_size({"width": 320, "height": 640})
    worker.walks_to_the_steps(*BULLYING)
    rings(worker, "my-lead", "No answer")
    expect_filled(worker, "Ring Bartholomew")
    assert worker.page.evaluate("document.documentElement.scrollWidth") <= 320
    worker.records()


@pytest.mark.parametrize("answer", ["No answer", "Left a message"])
def test_2_after_the_second_101_is_filled_while_no_other_number_is_known(
    worker: Worker, answer: str
) -> None:
    worker.walks_to_the_steps(*NUDE)
    rings(worker, "my-lead", "No answer")
    rings(worker, "my-deputy", answer)

    expect_filled(worker, "Ring the police")
    expect(after(worker).locator("[data-part=missed] li")).to_have_count(2)


def test_4_the_lead_knows_and_recording_is_the_filled_pill(worker: Worker) -> None:
    worker.walks_to_the_steps(*BULLYING)
    rings(worker, "my-lead", "Yes")

    expect(after(worker)).to_contain_text(re.compile(r"Priya knows since \d\d:\d\d"))
    expect_filled(worker, "Record this incident")
    record = worker.page.locator("[data-part=record]").bounding_box()
    assert record
    assert record["y"] + record["height"] < 640


def test_a_fact_learned_after_the_call_has_not_been_told(worker: Worker) -> None:
    worker.walks_to_the_steps(*BULLYING)
    rings(worker, "my-lead", "Yes")
    expect(after(worker)).to_contain_text("Priya knows since")

    worker.page.wait_for_timeout(700)
    worker.touches(worker.page.locator(".app-did summary"))
    worker.touches(worker.page.locator(".app-did").get_by_text("Self-harm or suicide"))

    expect(after(worker)).to_contain_text(
        re.compile(r"Priya Heard \d\d:\d\d, before this was known\. Ring again")
    )
    expect(worker.page.locator("main")).not_to_contain_text("knows since")
    expect_filled(worker, "Ring Priya")

    rings(worker, "my-lead", "Yes")
    expect(after(worker)).to_contain_text("Priya knows since")
    expect(after(worker)).not_to_contain_text("before this was known")


def test_5_recording_waits_until_it_is_said_who_rings_the_police_and_the_lado(
    worker: Worker,
) -> None:
    worker.walks_to_the_steps(*STAFF)
    rings(worker, "my-lead", "Yes")

    expect(after(worker)).to_contain_text("The police must hear now. Who rings?")
    assert filled(worker.page) == []
    for who in (
        "The police must hear now",
        "Social care must hear now",
        "The LADO must hear within",
    ):
        says_who_rings(worker, who, "Priya rings")
    expect_filled(worker, "Record this incident")
    expect(after(worker)).to_contain_text("Police: Priya said they ring, not confirmed")

    rings(worker, "police-101", "Yes")
    expect(after(worker)).not_to_contain_text("Police: Priya said")
    expect(after(worker)).to_contain_text("LADO: Priya said they ring, not confirmed")


def test_5_who_rings_the_police_themselves_is_asked_until_they_have_spoken(worker: Worker) -> None:
    worker.walks_to_the_steps(*POLICE_NOW)
    rings(worker, "my-lead", "Yes")
    rings(worker, "police-101", "No answer")
    expect(after(worker)).to_contain_text("The police must hear now. Who rings?")
    assert filled(worker.page) == []
    rings(worker, "police-101", "Yes")
    expect_filled(worker, "Record this incident")


@pytest.mark.parametrize("apart", [150, 700])
def test_5_a_second_tap_does_not_answer_the_next_question(worker: Worker, apart: int) -> None:
    worker.walks_to_the_steps(*STAFF)
    rings(worker, "my-lead", "Yes")
    expect(after(worker)).to_contain_text("The police must hear now. Who rings?")
    Finger(worker.page).taps_twice(after(worker).get_by_text("Priya rings", exact=True), apart)
    worker.page.wait_for_timeout(300)
    expect(after(worker)).to_contain_text("Social care must hear now")


def test_5_they_have_rung_closes_what_was_promised(worker: Worker) -> None:
    worker.walks_to_the_steps(*POLICE_NOW)
    rings(worker, "my-lead", "Yes")
    says_who_rings(worker, "The police must hear now. Who rings?", "Priya rings")
    says_who_rings(worker, "Police: Priya said they ring, not confirmed", "They have rung")
    expect(after(worker)).not_to_contain_text("not confirmed")


def test_5_what_the_lead_said_they_do_goes_into_the_report(worker: Worker) -> None:
    worker.walks_to_the_steps(*POLICE_NOW)
    rings(worker, "my-lead", "Yes")
    says_who_rings(worker, "The police must hear now. Who rings?", "Priya rings")
    expect_filled(worker, "Record this incident")
    worker.records()

    assert worker.rows() == ["my-lead", "police-101"]
    result = worker.page.locator("[name=rung-1-result]")
    expect(result).to_have_value("lead_rings")

    for _ in range(3):
        worker.presses("Next")
    worker.fills_in_the_rest()
    worker.checks_the_answers()
    worker.presses("Save report")
    worker.reads_the_reference()
    worker.sees("Police: Priya said they ring, not confirmed.")
    worker.opens_my_reports()
    worker.sees("Police: Priya said they ring, not confirmed.")


@pytest.mark.parametrize("contact", ["emergency-999", "police-101"])
def test_6_spoken_to_999_or_101_the_leads_call_stays(worker: Worker, contact: str) -> None:
    worker.walks_to_the_steps(*STAFF)
    worker.rings_from_the_bar(contact)
    worker.comes_back()
    worker.says("Yes")

    expect(after(worker)).to_contain_text("You spoke to")
    expect_filled(worker, "Ring Priya")
    expect(worker.page.locator(".app-know")).to_contain_text("LADO within 1 working day")


def test_6_about_the_lead_their_call_does_not_stay(worker: Worker) -> None:
    worker.walks_to_the_steps(*ABOUT_LEAD)
    worker.rings_from_the_bar("police-101")
    worker.comes_back()
    worker.says("Yes")

    expect(after(worker)).to_contain_text("You spoke to the police")
    expect(worker.page.locator("#main").get_by_text("Priya")).to_have_count(0)


def test_7_after_every_call_that_was_spoken_nobody_may_stop_them(worker: Worker) -> None:
    worker.walks_to_the_steps(*BULLYING)
    rings(worker, "my-lead", "Yes")
    expect(worker.page.locator(".app-still")).to_contain_text(
        "Still worried, or told to leave it? You may ring yourself. Nobody may stop you."
    )


def test_8_nobody_knows_after_advice(worker: Worker) -> None:
    worker.walks_to_the_steps("No, not now", "Self-harm or suicide", "Another child")
    rings(worker, "nhs-111", "Yes")

    expect(worker.calls_made()).to_contain_text(["spoke"])
    expect(after(worker)).to_be_hidden()
    expect_filled(worker, "Ring Priya")
    assert "knows" not in worker.page.locator("#main").inner_text()


def test_9_about_the_lead_neither_name_and_no_ringing_back(worker: Worker) -> None:
    worker.walks_to_the_steps(*NUDE)
    rings(worker, "my-lead", "No answer")
    rings(worker, "my-deputy", "No answer")
    worker.presses("It is about my lead")
    expect(worker.page.locator("[data-journey] h1")).to_be_visible()
    worker.sees("My deputy is not close to them")

    main = worker.page.locator("#main")
    expect(worker.calls_made()).to_have_count(2)
    for name in ("Priya", "Jon"):
        expect(main.get_by_text(name).filter(visible=True)).to_have_count(0)
    expect(main.get_by_text("They rang me back").filter(visible=True)).to_have_count(0)
    expect_filled(worker, "Ring 101")

    worker.presses("My deputy is not close to them")
    expect(main.get_by_text("Jon Reed").filter(visible=True)).not_to_have_count(0)
    expect(main.get_by_text("Priya").filter(visible=True)).to_have_count(0)


def test_they_rang_me_back_is_not_under_calls_before_the_last_spoken_one(worker: Worker) -> None:
    worker.walks_to_the_steps(*BULLYING)
    rings(worker, "my-lead", "No answer")
    worker.presses("They rang me back")

    expect(worker.calls_made()).to_have_count(2)
    back = worker.page.get_by_text("They rang me back").filter(visible=True)
    expect(back).to_have_count(0)
    expect(after(worker)).to_contain_text("Priya knows since")


@pytest.mark.usefixtures("own_browser")
def test_the_next_call_outlives_a_killed_phone(worker: Worker, phone: Phone) -> None:
    worker.walks_to_the_steps(*POLICE_NOW)
    rings(worker, "my-lead", "No answer")
    expect_filled(worker, "Ring the police")
    worker.page.reload()
    expect_filled(worker, "Ring the police")

    phone.kill()
    phone.start()
    worker.opens_the_site()
    worker.goes_on()
    expect_filled(worker, "Ring the police")


MOST_WORDS = 225
LANDSCAPE = {"width": 740, "height": 360}
# 1280×1024 at 400 %.
ZOOMED = {"width": 320, "height": 256}


@pytest.mark.parametrize("size", [LANDSCAPE, ZOOMED], ids=["landscape", "zoomed"])
def test_the_question_is_in_sight_and_has_the_focus(worker: Worker, size: dict[str, int]) -> None:
    worker.walks_to_the_steps(*POLICE_NOW)
    worker.page.set_viewport_size(size)  # type: ignore[arg-type]
    still = worker.page.locator('.app-still a[data-call="police-101"]')
    still.scroll_into_view_if_needed()
    with worker.page.expect_console_message(lambda message: message.text.startswith("dials")):
        worker.touches(still)
    worker.comes_back()

    worker.is_asked("did you speak?")
    expect(worker.question()).to_be_focused()
    expect(worker.question().get_by_role("button", name="Yes")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(
    ("answer", "act"),
    [
        ("Yes", "The police must hear now"),
        ("No answer", "Ring the police"),
        ("Did not ring", "Ring Priya"),
    ],
)
def test_by_keyboard_one_goes_from_the_call_to_the_question_to_the_next_act(
    worker: Worker, answer: str, act: str
) -> None:
    worker.walks_to_the_steps(*POLICE_NOW)
    expect_filled(worker, "Ring Priya")
    worker.page.locator('#main a[data-call="my-lead"]:visible').first.focus()
    with worker.page.expect_console_message(lambda message: message.text.startswith("dials")):
        worker.page.keyboard.press("Enter")
    worker.comes_back()
    expect(worker.question()).to_be_focused()
    worker.question().get_by_role("button", name=answer, exact=True).press("Enter")

    worker.is_not_asked()
    expect(worker.page.locator(":focus")).to_contain_text(act)


def test_the_question_does_not_take_the_focus_from_what_is_typed(worker: Worker) -> None:
    worker.walks_to_the_steps(*BULLYING)
    worker.records()
    worker.rings_from_the_bar("police-101")
    worker.page.evaluate(
        """() => {
            const field = document.createElement("input");
            document.querySelector("main").prepend(field);
            field.focus();
        }"""
    )
    worker.comes_back()

    worker.is_asked("did you speak?")
    expect(worker.question()).to_have_role("status")
    expect(worker.question()).not_to_be_focused()


COUNT = r"""() => document.querySelector("main").innerText.split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length"""


@pytest.mark.parametrize("answer", ["No answer", "Left a message", "Yes"])
@pytest.mark.parametrize("path", [POLICE_NOW, STAFF, BULLYING], ids=["online", "staff", "bullying"])
def test_the_page_after_a_call_is_no_longer_than_before(
    worker: Worker, path: tuple[str, ...], answer: str
) -> None:
    worker.walks_to_the_steps(*path)
    rings(worker, "my-lead", answer)
    expect(after(worker)).to_be_visible()
    assert worker.page.evaluate(COUNT) <= MOST_WORDS
