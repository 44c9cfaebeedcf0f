"""A refresh of the inbox keeps every line in its place, and offers what is new."""

import re
from html import unescape

import pytest
from flask import Flask

from tests.integration.desk.test_inbox import CALM, NO_PATH, PART, order, record_queries
from tests.integration.desk.test_inbox_pages import next_page
from tests.support import reports
from tests.support.cast import COLLEAGUE, OFFICER, Enter, Person, open_browser
from tests.support.in_hand import does, number_of, receives
from tests.support.unit_reports import add_copies, deliver
from webapp.quarantine import listing

NOBODY = {"rung": "nobody_yet"}
COUNT = re.compile(r'id="new-count"[^>]*>&nbsp;\((\d+)\)')
OFFER = re.compile(r'role="status">\s*(?:<a [^>]*class="([^"]*)"[^>]*>([^<]*)</a>)?\s*</p>')


def refresh(officer: Person, page: str) -> str:
    """What the browser gets when the list on this page asks again."""
    address = re.search(r'data-hx-get="([^"]+)"', page)
    assert address
    return str(officer.opens(unescape(address[1]), headers=PART).text)


def offer(page: str) -> tuple[str, str]:
    found = OFFER.search(page)
    assert found
    return (found[2] or "").strip(), found[1] or ""


@pytest.fixture
def officer(app: Flask, enter: Enter) -> Person:
    for _ in range(2):
        deliver(app, answers=CALM, **NO_PATH)
    return enter(OFFICER)


def test_a_page_just_opened_offers_nothing(officer: Person) -> None:
    page = officer.opens("/unit/").text
    assert offer(page) == ("", "") == offer(refresh(officer, page))


def test_new_reports_are_offered_and_move_no_line(app: Flask, officer: Person) -> None:
    page = officer.opens("/unit/").text
    for _ in range(2):
        deliver(app, answers=CALM, **NO_PATH)
    part = refresh(officer, page)
    assert order(part) == order(page) and len(order(part)) == 2
    assert offer(part) == ("Show 2 new", "app-news__offer ")
    assert "<title>(4) Inbox" in part
    assert len(order(officer.opens("/unit/").text)) == 4


def test_the_next_page_stays_where_it_began(app: Flask, officer: Person) -> None:
    add_copies(deliver(app, answers=CALM, **NO_PATH), 29)
    page = officer.opens("/unit/").text
    part = refresh(officer, refresh(officer, page))
    assert next_page(part) == next_page(page)


def test_an_urgent_one_stands_out_in_the_offer(app: Flask, officer: Person) -> None:
    page = officer.opens("/unit/").text
    urgent = deliver(app, answers=NOBODY)
    deliver(app, answers=CALM, **NO_PATH)
    words, look = offer(refresh(officer, page))
    assert words == "Show 2 new, 1 now with nobody reached" and "--now" in look
    receives(officer, urgent)
    assert offer(refresh(officer, page))[0] == words, "until somebody is reached"
    does(officer, urgent, "log/calls", **{"call-whom": "police", "call-result": "spoke"})
    assert offer(refresh(officer, page))[0] == "Show 1 new"


def test_a_refresh_of_a_refresh_still_counts_from_the_page_that_was_opened(
    app: Flask, officer: Person
) -> None:
    part = officer.opens("/unit/").text
    for count in ("1 new", "2 new"):
        deliver(app, answers=CALM, **NO_PATH)
        part = refresh(officer, part)
        assert offer(part)[0] == f"Show {count}"


def test_a_line_changes_in_its_place(app: Flask, officer: Person) -> None:
    page = officer.opens("/unit/").text
    officer.submits("/unit/reports/2/received", page="/unit/reports/2")
    part = refresh(officer, page)
    assert order(part) == order(page)
    lines = part.partition("<tbody")[2]
    assert lines.partition("</tr>")[0].count(" has it.") == 0
    assert lines.count(" has it.") == 1 and lines.count("not read yet") == 1


def test_what_could_not_be_opened_is_offered_too(
    officer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = officer.opens("/unit/").text
    counts = listing.QuarantineCounts(sealed=1, other=0, aside=0)
    monkeypatch.setattr(listing, "count_arrivals", lambda: counts)
    part = refresh(officer, page)
    assert offer(part)[0] == "Show 1 that could not be opened"
    assert "1 sealed report could not be opened" in officer.opens("/unit/").text


def test_what_waits_to_be_opened_is_said_where_its_line_was(app: Flask, officer: Person) -> None:
    page = officer.opens("/unit/").text
    reports.post(app.test_client(), reports.sealed_report())
    part = refresh(officer, page)
    assert "1 more arrived, and will be opened soon." in part
    assert part.count("<p") == page.partition('id="inbox"')[2].partition("</main>")[0].count("<p")


def test_an_empty_inbox_fills_by_itself(app: Flask, enter: Enter) -> None:
    officer = enter(OFFICER)
    page = officer.opens("/unit/").text
    deliver(app)
    part = refresh(officer, page)
    assert len(order(part)) == 1
    assert 'role="status">' in part and "1 new</span>" in part, "it is announced"
    assert offer(refresh(officer, part)) == ("", "")


def test_what_is_given_is_offered_where_the_list_is_empty(app: Flask, enter: Enter) -> None:
    colleague, report = open_browser(app, COLLEAGUE), deliver(app)
    receives(colleague, report)
    officer = enter(OFFICER)
    page = officer.opens("/unit/").text
    does(colleague, report, "give", to=number_of(OFFICER))
    part = refresh(officer, page)
    assert offer(part)[0] == "Show 1 newly given" == offer(refresh(officer, part))[0]


def test_the_menu_counts_the_new_ones_and_a_refresh_counts_again(
    app: Flask, officer: Person
) -> None:
    page = officer.opens("/unit/").text
    assert COUNT.findall(page) == COUNT.findall(officer.opens("/unit/reports/1").text) == ["2"]
    deliver(app, answers=CALM, **NO_PATH)
    assert COUNT.findall(refresh(officer, page)) == ["3"]


@pytest.mark.parametrize("shown", ["", "x", "1.x.²", "9" * 40, ".".join(["1"] * 4000), "-1", "7.8"])
def test_an_address_made_up_by_hand_is_harmless(officer: Person, shown: str) -> None:
    address = f"/unit/inbox?shown={shown}&newest={'9' * 30}&unopened=x"
    assert officer.opens(address, headers=PART).status_code == 200


def test_a_refresh_costs_as_many_queries_with_many_reports(app: Flask, officer: Person) -> None:
    counts = []
    for copies in (1, 60):
        add_copies(deliver(app), copies)
        page, queries = officer.opens("/unit/").text, list[str]()
        refresh(officer, page)  # a process asks once whether the list was shown already
        with record_queries(queries):
            refresh(officer, page)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8
