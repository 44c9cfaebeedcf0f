"""An incident is a thing: begun on Home, gone on with by choice, and never mixed with another."""

import pytest
from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.browser.worker import BULLYING, NUDE, Worker


def test_calls_and_ticks_of_one_incident_do_not_flow_into_the_next(worker: Worker) -> None:
    worker.walks_to_the_steps(*NUDE)
    worker.touches(worker.page.locator("[data-tick]").first)
    worker.rings("my-lead")
    worker.comes_back()
    worker.says("Yes")

    worker.goes_home()
    worker.walks_to_the_steps(*NUDE)

    expect(worker.page.locator("[data-tick]").first).not_to_be_checked()
    expect(worker.heard("my-lead")).to_have_text("")
    worker.records()
    assert worker.rows() == []


def test_home_says_when_and_never_what(worker: Worker) -> None:
    worker.walks_to_the_steps(*NUDE)
    worker.goes_home()

    expect(worker.unfinished()).to_have_count(1)
    expect(worker.unfinished()).to_contain_text("Unfinished, today ")
    assert "nude" not in worker.page.locator("body").inner_text().lower()


def test_somebody_who_only_looked_at_the_first_question_has_begun_nothing(worker: Worker) -> None:
    worker.presses("What should I do?")
    worker.answers("No, not now")
    worker.goes_home()

    expect(worker.page.locator("[data-unfinished]")).to_be_hidden()


@pytest.mark.usefixtures("own_browser")
def test_go_on_returns_to_the_steps_with_what_was_ticked(worker: Worker, phone: Phone) -> None:
    worker.walks_to_the_steps(*NUDE)
    steps = worker.page.url
    worker.touches(worker.page.locator("[data-tick]").first)
    worker.goes_home()
    phone.kill()
    phone.start()
    worker.opens_the_site()

    worker.goes_on()

    expect(worker.page.locator("[data-tick]").first).to_be_checked()
    assert worker.page.url == steps


def test_go_on_returns_to_a_question(worker: Worker) -> None:
    worker.presses("What should I do?")
    worker.answers("Not sure", "Go on")
    worker.goes_home()

    worker.goes_on()

    worker.sees_the_page("What is it about?")


def test_what_is_answered_is_kept_where_each_answer_leads_to_another_page(worker: Worker) -> None:
    worker.walks_to_the_steps("Not sure", "Go on", "Bullying", "Another child")

    expect(worker.page.locator("[data-call-first]")).to_be_visible()


def test_back_from_home_leads_back_into_the_incident(worker: Worker) -> None:
    worker.walks_to_the_steps(*NUDE)
    worker.touches(worker.page.locator("[data-tick]").first)
    worker.goes_home()

    worker.page.go_back()

    expect(worker.page.locator("[data-tick]").first).to_be_checked()
    worker.goes_home()
    expect(worker.unfinished()).to_have_count(1)


def test_back_over_home_leads_into_the_first_incident_and_keeps_the_second(worker: Worker) -> None:
    worker.walks_to_the_steps(*BULLYING)
    first = worker.page.url
    worker.rings("my-lead")
    worker.comes_back()
    worker.says("Yes")
    worker.goes_home()
    worker.walks_to_the_steps(*NUDE)
    second = worker.page.url

    worker.page.wait_for_timeout(500)  # A long press on Back takes as long, and offers all of them.
    worker.page.evaluate("history.go(-5)")
    expect(worker.page).to_have_url(first)
    expect(worker.heard("my-lead")).to_contain_text("spoke")
    worker.goes_home()

    expect(worker.unfinished()).to_have_count(2)
    worker.goes_on()
    expect(worker.page).to_have_url(second)
    expect(worker.heard("my-lead")).to_have_text("")


def test_forward_over_home_leads_into_the_second_incident(worker: Worker) -> None:
    worker.walks_to_the_steps(*BULLYING)
    first = worker.page.url
    worker.goes_home()
    worker.walks_to_the_steps(*NUDE)
    second = worker.page.url
    worker.page.evaluate("history.go(-5)")
    expect(worker.page).to_have_url(first)
    worker.page.evaluate("history.go(5)")
    expect(worker.page).to_have_url(second)

    worker.touches(worker.page.locator("[data-tick]").first)
    worker.goes_home()

    expect(worker.unfinished()).to_have_count(2)
    worker.goes_on()
    expect(worker.page).to_have_url(second)
    expect(worker.page.locator("[data-tick]").first).to_be_checked()


def test_back_over_a_new_report_leads_into_the_incident_that_led_to_the_form(
    worker: Worker,
) -> None:
    worker.walks_to_the_steps(*BULLYING)
    steps = worker.page.url
    worker.records()
    worker.types("After six, please")
    worker.page.reload()
    worker.sees_the_form()
    with worker.page.expect_event("load"):
        worker.presses("Start a new report")
    worker.sees_the_form()
    worker.types("Before noon")

    worker.page.evaluate("history.go(-2)")
    expect(worker.page).to_have_url(steps)
    worker.records()

    worker.has_typed("After six, please")


@pytest.mark.usefixtures("own_browser")
def test_go_on_returns_to_the_form_also_after_the_browser_was_killed(
    worker: Worker, phone: Phone
) -> None:
    worker.walks_to_the_steps(*BULLYING)
    worker.records()
    worker.types("After six, please")
    phone.kill()
    phone.start()
    worker.opens_the_site()

    worker.goes_on()

    worker.sees_the_form()
    worker.has_typed("After six, please")


def test_a_reloaded_form_goes_on_with_what_was_typed(worker: Worker) -> None:
    worker.opens_a_blank_form()
    worker.types("After six, please")

    worker.page.reload()

    worker.sees_the_form()
    worker.has_typed("After six, please")


def test_a_report_from_home_is_a_new_one_and_offers_the_old_one_on_a_line(worker: Worker) -> None:
    worker.opens_a_blank_form()
    worker.types("After six, please")
    worker.goes_home()

    worker.opens_a_blank_form()
    worker.has_typed("")
    worker.sees("Unfinished, today ")
    worker.types("Before noon")
    with worker.page.expect_event("load"):
        worker.presses("Go on")
    worker.sees_the_form()
    worker.has_typed("After six, please")
    worker.goes_home()
    expect(worker.unfinished()).to_have_count(2)


def test_a_further_matter_joins_the_same_draft(worker: Worker) -> None:
    worker.walks_to_the_steps(*BULLYING)
    worker.records()
    worker.types("After six, please")
    worker.page.go_back()
    expect(worker.steps()).to_have_count(1)
    worker.touches(worker.page.locator(".app-did summary"))
    worker.answers("A nude")
    worker.records()

    worker.has_typed("After six, please")
    for kind in ("bullying", "sexual"):
        expect(worker.page.locator(f'[name=types][value="{kind}"]')).to_be_checked()
    worker.goes_home()
    expect(worker.unfinished()).to_have_count(1)


def adds_something(worker: Worker) -> str:
    """To a report that was just saved; the address of its steps."""
    worker.walks_to_the_steps(*NUDE)
    steps = worker.page.url
    worker.records()
    worker.fills_in_the_rest()
    worker.saves()
    worker.presses("Add something")
    worker.sees("give only what is new")
    return steps


def test_what_is_recorded_after_add_something_is_a_report_of_its_own(worker: Worker) -> None:
    worker.page.goto(adds_something(worker))
    worker.records()

    worker.does_not_see("give only what is new")
    expect(worker.page.locator("[name=types][value=sexual]")).to_be_checked()


def test_what_is_answered_after_add_something_is_of_the_next_incident(worker: Worker) -> None:
    adds_something(worker)
    worker.loses_signal()
    worker.page.goto("/steps/")
    worker.answers("Not sure", "Go on", *BULLYING[1:])
    worker.records()

    worker.does_not_see("give only what is new")
    expect(worker.page.locator("[name=danger][value=not_sure]")).to_be_checked()


def test_a_form_open_in_another_tab_is_said_to_be(worker: Worker, phone: Phone) -> None:
    worker.walks_to_the_steps(*BULLYING)
    worker.records()
    worker.types("After six, please")

    other = Worker(phone, phone.another_tab())
    other.opens_the_site()
    expect(other.unfinished()).to_contain_text("open in another tab")
    other.page.goto(worker.page.url)
    other.sees_the_form()

    other.has_typed("")
    other.sees("open in another tab")


def duplicates_the_tab(worker: Worker) -> Worker:
    """The new tab is on the same incident."""
    stored = worker.page.evaluate("JSON.stringify(sessionStorage)")
    tab = worker.phone.another_tab()
    tab.goto("/")
    tab.evaluate("(stored) => Object.assign(sessionStorage, JSON.parse(stored))", stored)
    tab.goto(worker.page.url)
    return Worker(worker.phone, tab)


def opens_the_form_and_rings_in_another_tab(worker: Worker) -> Worker:
    """Both tabs are on one incident; the form was open before the call. Returns the other tab's."""
    worker.walks_to_the_steps(*NUDE)
    other = duplicates_the_tab(worker)
    worker.records()
    other.rings("my-lead")
    other.comes_back()
    other.says("Yes")
    return other


def test_a_call_from_another_tab_of_the_incident_is_in_the_form_that_was_open(
    worker: Worker,
) -> None:
    opens_the_form_and_rings_in_another_tab(worker)
    worker.comes_back()
    expect(worker.page.locator("[data-part=called]")).to_contain_text("My safeguarding lead")


def test_a_second_form_of_an_incident_knows_its_calls(worker: Worker) -> None:
    other = opens_the_form_and_rings_in_another_tab(worker)
    other.records()
    other.sees("open in another tab")
    expect(other.page.locator("[data-part=called]")).to_contain_text("My safeguarding lead")


def test_a_shared_computer_shows_nothing_of_an_incident(worker: Worker) -> None:
    worker.walks_to_the_steps(*NUDE)
    worker.goes_home()
    expect(worker.unfinished()).to_have_count(1)

    worker.touches(worker.page.get_by_text("This is a shared computer"))

    expect(worker.page.locator("[data-unfinished]")).to_be_hidden()
    worker.page.reload()
    expect(worker.page.locator("[data-unfinished]")).to_be_hidden()


def test_on_a_shared_computer_home_asks_about_no_call(worker: Worker) -> None:
    worker.opens_the_site()
    worker.touches(worker.page.get_by_text("This is a shared computer"))
    worker.walks_to_the_steps(*NUDE)
    worker.rings("my-lead")
    worker.comes_back()
    worker.is_asked("did you speak?")

    worker.goes_home()
    worker.page.reload()
    worker.sees("Works without signal")

    worker.is_not_asked()


def test_a_form_opened_in_a_new_tab_has_the_path_of_its_address(worker: Worker) -> None:
    worker.walks_to_the_steps(*NUDE)
    address = worker.page.locator("[data-part=record]").get_attribute("href")
    assert address
    other = Worker(worker.phone, worker.phone.another_tab())
    other.page.goto(address)
    other.sees_the_form()
    expect(other.page.locator("[name=types][value=sexual]")).to_be_checked()
