"""A lead signs the paper of the last quarter, and records what the board decided on it."""

from datetime import date

from playwright.sync_api import expect

from tests.browser import accessibility
from tests.browser.officer import Officer

PAPERS = "/unit/figures/papers"


def test_a_lead_writes_the_words_signs_and_the_paper_is_there(officer: Officer) -> None:
    page = officer.page
    page.goto(f"{PAPERS}/draft")
    officer.sees("It cannot be signed yet.")
    expect(page.get_by_role("heading", name="Extent and nature")).to_be_visible()
    assert accessibility.find_all_faults(page) == []
    page.reload()
    for question in ("What changed?", "Why?", "What do we do?"):
        page.get_by_label(question).fill("Nothing was reported.")
    page.get_by_role("button", name="Store the words").click()
    page.get_by_label("I have read this paper.").check()
    # Its files are made meanwhile.
    page.get_by_role("button", name="Sign this paper").click(timeout=60_000)
    officer.sees("Signed. This paper cannot change any more.")
    assert accessibility.find_all_faults(page) == []
    page.reload()
    with page.expect_download() as file:
        page.get_by_role("link", name="PDF").click()
    assert file.value.path().read_bytes().startswith(b"%PDF")
    records_what_the_board_decided(officer)
    page.goto(PAPERS)
    expect(page.get_by_text("Signed by Olu Adeyemi")).to_be_visible()


def records_what_the_board_decided(officer: Officer) -> None:
    page = officer.page
    page.get_by_role("link", name="What the board decided").click()
    page.get_by_role("button", name="Record it").click()
    officer.sees("Write what the board decided")
    assert accessibility.find_all_faults(page) == []
    page.get_by_label("What did the board decide?").fill("Talk to the schools.")
    page.get_by_label("Who does it?").fill("The chair")
    page.get_by_label("By when?").fill(date.today().isoformat())
    page.get_by_role("button", name="Record it").click()
    page.get_by_role("link", name="Talk to the schools.").click()
    expect(page.get_by_label("What came of it?")).to_be_visible()
    assert accessibility.find_all_faults(page) == []
    page.reload()
    page.get_by_label("What came of it?").fill("They came in October.")
    page.get_by_role("button", name="Store it").click()
    officer.sees("They came in October.")
