"""The operator erases a report, and rotates the keys, while an officer looks at it."""

from playwright.sync_api import expect

from tests.browser import accessibility
from tests.browser.officer import Officer
from tests.support.polling import wait_until
from tests.support.product import Product

ERASE = ("--reason", "asked", "--by", "Olu Adeyemi", "--yes")


def test_an_erased_report_says_so_and_shows_nothing_of_it(
    product: Product, officer: Officer
) -> None:
    product.sends_reports()
    officer.opens_the_inbox()
    # Of rank now with nobody reached nothing can be erased before the unit has rung.
    line = officer.page.get_by_role("row").filter(has_text="Routine").last
    link = line.get_by_role("link", name="ES-").first
    wait_until(lambda: bool(officer.page.reload()) and link.count() == 1)
    reference, address = link.inner_text(), link.get_attribute("href") or ""
    officer.page.goto(address)
    expect(officer.page.get_by_role("heading", name="What was reported")).to_be_visible()

    assert product.esafety("keys", "rotate-storage").startswith("Wrapped with the new key: ")
    assert product.esafety("erase", reference, *ERASE).endswith("Erased: 1\n")
    officer.page.reload()

    officer.sees("This report was erased for good on")
    officer.sees("as Olu Adeyemi decided: the person it is about asked for it.")
    expect(officer.page.get_by_role("heading", name="What was reported")).to_have_count(0)
    assert accessibility.find_all_faults(officer.page) == []
