"""A lead writes the unit's words, signs the paper of the last quarter, and it has its files."""

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
    page.goto(PAPERS)
    expect(page.get_by_text("Signed by Olu Adeyemi")).to_be_visible()
