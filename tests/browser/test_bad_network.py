"""Networks that lie, stall and break: no report is lost or duplicated, and the page says why."""

import threading

import pytest

from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support import faulty_network as faults
from tests.support.faulty_network import FaultyNetwork

NOT_TAKEN = "The unit’s computer could not take it yet."
WAITS = {
    "a gateway's 500": (faults.foreign_page(500), NOT_TAKEN),
    "our own 500": (faults.product_error(500, "internal"), NOT_TAKEN),
    "401": (faults.foreign_page(401), NOT_TAKEN),
    "403": (faults.foreign_page(403), NOT_TAKEN),
    "429": (faults.foreign_page(429, Retry_After="1"), NOT_TAKEN),
    "503": (faults.foreign_page(503, Retry_After="1"), NOT_TAKEN),
    "a portal's redirect": (faults.redirect_to_portal, "This network wants you to sign in first."),
    "a portal's 200": (faults.portal_page, "This network wants you to sign in first."),
    "a cut before commit": (faults.cut_before, "There was no signal when it was last tried."),
    "a cut after commit": (faults.cut_after_commit, "There was no signal when it was last tried."),
    "a truncated answer": (faults.truncate, "There was no signal when it was last tried."),
}


@pytest.fixture
def reporter(phone_on_bad_network: Phone) -> Reporter:
    reporter = Reporter(phone_on_bad_network)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    return reporter


@pytest.mark.parametrize("name", WAITS)
def test_nothing_is_lost_or_duplicated(
    reporter: Reporter, network: FaultyNetwork, officer: Officer, name: str
) -> None:
    fault, reason = WAITS[name]
    network.answers(fault)

    reference = reporter.reports_an_incident()
    reporter.opens_my_reports()
    reporter.sees_in_my_reports(reference, reason)
    reporter.presses_send_now(reference)
    reporter.sees_in_my_reports(reference, reason)

    network.recovers()
    reporter.opens_my_reports()
    reporter.sees_in_my_reports(reference, "Arrived")
    assert officer.counts(reference) == 1


def test_an_open_page_retries_until_the_report_is_delivered(
    reporter: Reporter, network: FaultyNetwork, officer: Officer
) -> None:
    network.answers(
        faults.foreign_page(503, Retry_After="1"), faults.cut_after_commit, faults.pass_on
    )

    reference = reporter.reports_an_incident()

    reporter.sees_it_delivered()
    assert network.count() >= 3
    assert officer.counts(reference) == 1


def test_a_slow_answer_is_awaited(
    reporter: Reporter, network: FaultyNetwork, officer: Officer
) -> None:
    network.answers(faults.trickle)

    reference = reporter.reports_an_incident()

    reporter.sees_it_delivered()
    assert officer.counts(reference) == 1


@pytest.mark.usefixtures("own_browser")
@pytest.mark.parametrize("arrives", [True, False], ids=["after it arrived", "before it arrived"])
def test_a_browser_killed_while_sending_delivers_once_after_a_restart(
    reporter: Reporter, network: FaultyNetwork, officer: Officer, *, arrives: bool
) -> None:
    release = threading.Event()
    network.answers(faults.hold_until(release, arrives=arrives))
    reference = reporter.reports_an_incident()
    network.waits_for_a_request()

    reporter.phone.kill()
    release.set()
    network.recovers()
    reporter.phone.start()
    reporter.opens_my_reports()

    reporter.sees_in_my_reports(reference, "Arrived")
    assert officer.counts(reference) == 1


def test_two_tabs_at_once_duplicate_nothing(
    phone_on_bad_network: Phone, network: FaultyNetwork, officer: Officer
) -> None:
    first = Reporter(phone_on_bad_network)
    first.opens_the_site()
    first.waits_until_ready()
    second = Reporter(phone_on_bad_network, phone_on_bad_network.another_tab())
    network.goes_down()

    references = [first.reports_an_incident(), second.reports_an_incident()]
    for reporter in (first, second):
        reporter.opens_my_reports()
        reporter.presses_send_now(references[0])
    network.recovers()
    first.loses_signal()
    first.has_signal_again()

    for reporter in (first, second):
        for reference in references:
            reporter.sees_in_my_reports(reference, "Arrived")
    assert [officer.counts(reference) for reference in references] == [1, 1]


def test_an_officer_can_work_in_a_browser_with_the_reporters_service_worker(
    reporter: Reporter, network: FaultyNetwork, officer: Officer
) -> None:
    officer = Officer(reporter.page, officer.recovery_codes)
    officer.signs_in()

    network.goes_down()
    reporter.page.goto("/unit/contacts")
    reporter.sees_the_page("This page is not stored on your phone")

    network.recovers()
    officer.opens_the_inbox()
    officer.page.get_by_role("button", name="Menu").click()
    officer.page.get_by_role("button", name="Sign out").click()
    reporter.sees_the_page("Sign in")
