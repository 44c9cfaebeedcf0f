"""The form in the hand: four short steps, nothing asked twice, and nobody gets stuck."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.browser.worker import Worker
from tests.support.product import Product
from webapp.reports.questions import QUESTIONS
from webapp.reports.rules import RULES

FOLLOW_UPS = [question for question in QUESTIONS if question.follows]
STEPS = ("What", "Who and when", "Done so far", "You")


@pytest.fixture
def reporter(phone: Phone) -> Reporter:
    reporter = Reporter(phone)
    reporter.opens_the_form()
    return reporter


def line(reporter: Reporter, question: str) -> Locator:
    """The line that stands for a question which is answered already."""
    return reporter.page.locator(".app-report__line").filter(has_text=question)


def test_back_goes_back_one_step_and_the_new_step_is_read_from_its_heading(
    reporter: Reporter,
) -> None:
    heading = reporter.page.get_by_role("heading", level=1)
    for number, title in enumerate(STEPS):
        reporter.sees_the_page(title)
        reporter.sees(f"{number + 1} of 4")
        if number < 3:
            reporter.presses("Next")
            expect(heading).to_be_focused()
    for title in reversed(STEPS[:3]):
        reporter.page.go_back()
        reporter.sees_the_page(title)
        expect(heading).to_be_focused()


def test_a_question_that_follows_another_appears_once_it_is_called_for(reporter: Reporter) -> None:
    for question in FOLLOW_UPS:
        assert question.follows
        name, code = question.follows
        asked = reporter.page.locator(f'[data-question="{question.name}"]')
        expect(asked).to_be_hidden()
        choice = reporter.page.locator(f'[name="{name}"][value="{code}"]')
        reporter.goes_to(choice)
        choice.check()
        expect(asked).to_be_visible()


def test_answers_that_exclude_each_other_are_asked_about_and_can_stay(reporter: Reporter) -> None:
    reporter.fills_in_the_report()
    nothing_yet = reporter.page.locator('[name="actions"][value="nothing_yet"]')
    for box in (reporter.page.locator('[name="actions"][value="lado_referral"]'), nothing_yet):
        reporter.goes_to(box)
        box.check()
    reporter.goes_on_to_the_check()
    reporter.sees("Action taken: “Nothing yet” does not go with the rest of this answer.")
    reporter.presses("Go on anyway")
    reporter.sees_the_page("Check your answers")


def test_another_answer_takes_not_known_back(reporter: Reporter) -> None:
    reporter.ticks("Type of incident", "Not known", "Bullying")
    expect(reporter.page.get_by_label("Not known").first).not_to_be_checked()


def test_enter_never_goes_on_anyway_and_what_is_left_out_is_no_answer(reporter: Reporter) -> None:
    reporter.writes("How old are the children?", "the oldest")
    reporter.fills_in_the_report()
    reporter.goes_on_to_the_check()
    for _ in ("once", "again"):
        reporter.page.get_by_label("Your phone number").press("Enter")
        reporter.sees("If you go on, they are left out.")
    reporter.presses("Go on anyway")
    reporter.sees_the_page("Check your answers")
    expect(reporter.page.locator("dl")).not_to_contain_text("the oldest")


def test_a_day_is_one_tap_and_reads_as_a_date(reporter: Reporter) -> None:
    reporter.ticks("When did it happen?", "Yesterday")
    expect(reporter.page.get_by_label("The day")).to_be_hidden()
    reporter.fills_in_the_report()
    reporter.checks_the_answers()
    said = reporter.page.locator("dt", has_text="When did it happen?").locator("+ dd")
    expect(said).to_have_text(yesterday(reporter))


def test_a_field_stands_under_its_own_answer_only(reporter: Reporter) -> None:
    day = reporter.page.get_by_label("The day")
    for answer, shown in (("Another day", True), ("Not known", False), ("Still going on", False)):
        reporter.ticks("When did it happen?", answer)
        expect(day).to_be_visible(visible=shown)


def test_ages_and_the_words_instead_of_them_exclude_each_other(reporter: Reporter) -> None:
    ages = reporter.page.get_by_label("How old are the children?")
    reporter.writes("How old are the children?", "13")
    reporter.ticks("Instead of ages", "No child involved")
    expect(ages).to_have_value("")
    ages.fill("12")
    expect(reporter.page.get_by_label("No child involved")).not_to_be_checked()


def test_an_answer_can_be_taken_back_by_pressing_it_again(reporter: Reporter) -> None:
    answer = reporter.page.get_by_label("Not sure", exact=True)
    label = reporter.page.get_by_text("Not sure", exact=True)
    reporter.touches(label)
    expect(answer).to_be_checked()
    reporter.touches(label)
    expect(answer).not_to_be_checked()


def test_what_the_path_answered_is_a_line_with_change(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.asks_what_to_do()
    reporter.answers("No", "Bullying", "Another child")
    reporter.records_this_incident()
    expect(line(reporter, "Type of incident")).to_contain_text("Bullying")
    expect(line(reporter, "Is anyone in danger now?")).to_contain_text("No, not now")
    danger = reporter.page.get_by_role("group", name="Is anyone in danger now?")
    expect(danger).to_be_hidden()
    reporter.presses("Change Is anyone in danger now?")
    expect(danger.get_by_label("Yes", exact=True)).to_be_focused()
    expect(danger.get_by_role("radio", checked=True)).to_have_count(0)


def test_after_an_adults_contact_the_form_shows_the_rules_for_images_and_the_police(
    worker: Worker,
) -> None:
    worker.walks_to_the_steps("No", "An adult’s contact", "An adult working", "Not sure")
    worker.records()
    worker.sees("Never look at or copy a sexual image of anyone under 18")
    worker.sees("Sexual pictures or messages and an adult: police now")


def test_a_likely_setting_is_one_tap_and_all_others_are_behind_another(reporter: Reporter) -> None:
    reporter.ticks("Where did it come to light?", "Library")
    nursery = reporter.page.get_by_label("Nursery", exact=True)
    expect(nursery).to_be_hidden()
    reporter.touches(reporter.page.get_by_text("Another", exact=True))
    reporter.touches(nursery)
    expect(reporter.page.get_by_label("Library", exact=True)).not_to_be_checked()


def test_calls_are_lines_and_only_spoke_means_that_somebody_was_told(reporter: Reporter) -> None:
    reporter.ticks("Is anyone in danger now?", "Yes")
    reporter.fills_in_the_report()
    reporter.goes_to(reporter.page.locator("[data-part=add-call]"))
    for result in ("No answer", "Spoke"):
        reporter.presses("Add a call")
        row = reporter.page.locator("[data-call-row]:visible").last
        row.get_by_label("Who?").select_option(label="My safeguarding lead")
        row.get_by_label("Who did you speak to?").fill("Priya")
        row.get_by_label("How did it end?").select_option(label=result)
        reporter.checks_the_answers()
        told = reporter.page.get_by_text("Saving has not told anyone").filter(visible=True)
        expect(told).to_have_count(1 if result == "No answer" else 0)
        reporter.presses("Change Who has been rung?")
    reporter.page.reload()
    expect(reporter.page.locator("[data-part=called] li")).to_have_text(
        re.compile(r"Priya, .*no answer · .*spoke")
    )


def test_no_row_is_offered_for_a_call_that_the_report_would_not_carry(reporter: Reporter) -> None:
    reporter.fills_in_the_report()
    more = reporter.page.locator("[data-part=add-call]")
    reporter.goes_to(more)
    for _ in range(RULES["calls"] + 3):
        if more.is_visible():
            reporter.touches(more)
            reporter.page.locator("[data-call-row]:visible").last.get_by_label(
                "Who did you speak to?"
            ).fill("Somebody")
    rows = reporter.page.locator("[data-call-row]")
    expect(rows).to_have_count(RULES["calls"])
    rows.last.get_by_label("Who did you speak to?").fill("The twelfth")
    reporter.goes_on_to_the_check()
    reporter.presses("Go on anyway")
    reporter.sees("The twelfth")


def test_a_number_is_asked_for_once_more_where_nobody_could_ring_back(reporter: Reporter) -> None:
    reporter.goes_on_to_the_check()
    reporter.presses("Go on anyway")
    reporter.sees("Nobody can ring you back.")
    reporter.page.get_by_label("Add a phone number").fill("0161 496 0123")
    reporter.presses("Save report")
    reporter.reads_the_reference()
    reporter.does_not_see("Nobody can ring you back.")


def test_only_what_was_answered_is_a_row_and_the_rest_is_one_line(reporter: Reporter) -> None:
    reporter.fills_in_the_report()
    reporter.checks_the_answers()
    expect(reporter.page.locator("dt").filter(visible=True)).to_have_count(5)
    reporter.sees("Not answered: ")
    button = reporter.page.get_by_role("button", name="Save report").bounding_box()
    assert button and button["y"] + button["height"] < 740 - 64
    reporter.presses("Add")
    reporter.sees_the_page("What")


def test_an_answer_can_be_changed_where_the_page_began_at_the_check(reporter: Reporter) -> None:
    reporter.types_half_a_report()
    reporter.goes_on_to_the_check()
    reporter.presses("Go on anyway")
    reporter.page.reload()
    reporter.sees_the_page("Check your answers")

    reporter.presses("Change What should we know before we ring you?")

    reporter.sees_the_page("You")
    expect(reporter.page.get_by_label("What should we know before we ring you?")).to_be_focused()


def test_a_phone_without_a_draft_gets_the_form_at_the_check(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_site()
    reporter.page.goto("/report#check")
    reporter.sees_the_page("What")


def test_without_script_the_form_is_one_page(
    make_phone: Callable[..., Phone], product: Product
) -> None:
    reporter = Reporter(make_phone(product.address, java_script_enabled=False))
    reporter.page.goto("/report")
    for title in STEPS:
        reporter.sees(title)
    expect(reporter.page.get_by_role("button", name="Next")).to_have_count(0)


def yesterday(reporter: Reporter) -> str:
    return str(
        reporter.page.evaluate(
            "new Date(Date.now() - 864e5).toLocaleDateString('en-GB',"
            " { day: 'numeric', month: 'long', year: 'numeric' })"
        )
    )
