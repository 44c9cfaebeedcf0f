"""The form in the hand: what it asks for appears, and nobody gets stuck between form and check."""

from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from webapp.reports.questions import QUESTIONS
from webapp.reports.rules import RULES

FOLLOW_UPS = [question for question in QUESTIONS if question.follows]


def test_a_question_that_follows_another_appears_once_it_is_called_for(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_form()
    for question in FOLLOW_UPS:
        assert question.follows
        name, code = question.follows
        asked = reporter.page.locator(f'[data-question="{question.name}"]')
        expect(asked).to_be_hidden()
        choices = reporter.page.locator(f'[name="{name}"]')
        if choices.first.evaluate("field => field.tagName") == "SELECT":
            choices.select_option(code)
        else:
            reporter.page.locator(f'[name="{name}"][value="{code}"]').check()
        expect(asked).to_be_visible()


def test_no_row_is_offered_for_a_call_that_the_report_would_not_carry(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_form()
    reporter.fills_in_the_report()
    reporter.touches(reporter.page.get_by_text("Somebody else was rung too"))
    more = reporter.page.get_by_role("button", name="Add another call")
    rows = reporter.page.locator("[data-call]")
    for _ in range(RULES["calls"] + 3):
        if more.is_visible():
            reporter.touches(more)
    expect(rows).to_have_count(RULES["calls"])
    rows.last.get_by_label("Who did you speak to?").fill("The twelfth")
    reporter.checks_the_answers()
    reporter.sees("The twelfth")


def test_an_answer_can_be_changed_where_the_tab_began_at_the_check(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_form()
    reporter.types_half_a_report()
    reporter.page.close()
    again = Reporter(phone, phone.context.new_page())
    again.page.goto("/report#check")
    again.sees_the_page("Check your answers")

    again.presses("Change answers")
    again.sees_the_page("Report an incident")
    again.presses("Check your answers")
    again.presses("Go on without these")
    again.sees_the_page("Check your answers")
    again.page.get_by_role("button", name="Change Type of setting").click()
    expect(again.page.get_by_label("Type of setting")).to_be_focused()


def test_a_phone_without_a_draft_gets_the_form_at_the_check(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_site()
    reporter.page.goto("/report#check")
    reporter.sees_the_page("Report an incident")
