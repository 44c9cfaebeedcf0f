"""Networks that lie, stall and break: nothing is lost, nothing doubled, and it is said in words."""

import threading

import pytest

from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support import faulty_network as faults
from tests.support.faulty_network import FaultyNetwork

WAITS = {
    "a gateway's 500": (faults.foreign(500), "The unit’s computer has a fault."),
    "our own 500": (faults.our_error(500, "internal"), "The unit’s computer has a fault."),
    "401": (faults.foreign(401), "The unit’s computer has a fault."),
    "403": (faults.foreign(403), "The unit’s computer has a fault."),
    "429": (faults.foreign(429, Retry_After="1"), "The unit’s computer is busy."),
    "503": (faults.foreign(503, Retry_After="1"), "The unit’s computer is busy."),
    "a portal's redirect": (faults.redirect_to_portal, "This network wants you to sign in first."),
    "a portal's 200": (faults.portal_page, "This network wants you to sign in first."),
    "a cut before": (faults.cut_before, "There was no signal when it was last tried."),
    "a cut after commit": (faults.cut_after_commit, "There was no signal when it was last tried."),
    "a broken-off answer": (faults.truncated, "There was no signal when it was last tried."),
}


@pytest.fixture
def reporter(phone_on_bad_network: Phone) -> Reporter:
    reporter = Reporter(phone_on_bad_network)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    return reporter


@pytest.mark.parametrize("name", WAITS)
def test_nothing_is_lost_and_nothing_doubled(
    reporter: Reporter, network: FaultyNetwork, officer: Officer, name: str
) -> None:
    fault, reason = WAITS[name]
    network.answers(fault)

    reference = reporter.reports_an_incident()
    reporter.opens_my_reports()
    reporter.sees_in_my_reports(reference, reason)
    reporter.presses_send_now(reference)
    reporter.sees_in_my_reports(reference, reason)

    network.is_well()
    reporter.opens_my_reports()
    reporter.sees_in_my_reports(reference, "Delivered to the unit")
    assert officer.how_many(reference) == 1


def test_a_page_left_alone_delivers_by_itself_when_the_trouble_is_over(
    reporter: Reporter, network: FaultyNetwork, officer: Officer
) -> None:
    network.answers(faults.foreign(503, Retry_After="1"), faults.cut_after_commit, faults.pass_on)

    reference = reporter.reports_an_incident()

    reporter.sees_it_delivered()
    assert network.count() >= 3
    assert officer.how_many(reference) == 1


def test_a_slow_trickle_is_waited_for(
    reporter: Reporter, network: FaultyNetwork, officer: Officer
) -> None:
    network.answers(faults.slowly)

    reference = reporter.reports_an_incident()

    reporter.sees_it_delivered()
    assert officer.how_many(reference) == 1


@pytest.mark.parametrize("arrives", [True, False], ids=["after it arrived", "before it arrived"])
def test_a_browser_killed_while_sending_delivers_once_when_it_is_opened_again(
    reporter: Reporter, network: FaultyNetwork, officer: Officer, *, arrives: bool
) -> None:
    release = threading.Event()
    network.answers(faults.held_until(release, arrives=arrives))
    reference = reporter.reports_an_incident()
    network.waits_for_a_request()

    reporter.phone.kill()
    release.set()
    network.is_well()
    reporter.phone.start()
    reporter.opens_my_reports()

    reporter.sees_in_my_reports(reference, "Delivered to the unit")
    assert officer.how_many(reference) == 1


def test_two_tabs_at_once_double_nothing(
    phone_on_bad_network: Phone, network: FaultyNetwork, officer: Officer
) -> None:
    first = Reporter(phone_on_bad_network)
    first.opens_the_site()
    first.waits_until_ready()
    second = Reporter(phone_on_bad_network, phone_on_bad_network.another_tab())
    network.is_cut()

    references = [first.reports_an_incident(), second.reports_an_incident()]
    for reporter in (first, second):
        reporter.opens_my_reports()
        reporter.presses_send_now(references[0])
    network.is_well()
    first.loses_signal()
    first.has_signal_again()

    for reporter in (first, second):
        for reference in references:
            reporter.sees_in_my_reports(reference, "Delivered to the unit")
    assert [officer.how_many(reference) for reference in references] == [1, 1]


def test_an_officer_works_in_a_browser_that_keeps_the_reporters_pages(
    reporter: Reporter, network: FaultyNetwork, officer: Officer
) -> None:
    there = Officer(reporter.page)
    there.signs_in()

    network.is_cut()
    reporter.page.goto("/unit/contacts")
    reporter.sees_the_page("This page is not stored on your phone")

    network.is_well()
    there.opens_the_inbox()
    there.page.get_by_role("button", name="Menu").click()
    there.page.get_by_role("button", name="Sign out").click()
    reporter.sees_the_page("Sign in")
