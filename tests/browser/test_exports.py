"""A list is exported by keyboard, without script, and with personal details after a reason."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import accessibility
from tests.browser.officer import Officer
from tests.support.polling import wait_until
from tests.support.product import Product
from tests.support.spreadsheets import read


def exported(page: Page, folder: Path) -> dict[str, list[list[str]]]:
    """Presses the button, and reads what the browser has stored."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").press("Enter")
    name = download.value.suggested_filename
    assert name.startswith("incidents-2") and name.endswith(".ods")
    download.value.save_as(folder / name)
    return read("ods", (folder / name).read_bytes())


@pytest.mark.parametrize("with_details", [False, True])
def test_a_lead_exports_a_list(
    product: Product, officer: Officer, tmp_path: Path, with_details: bool
) -> None:
    page = officer.page
    product.sends_reports()
    officer.opens_the_inbox()
    wait_until(lambda: page.reload() and page.get_by_role("link", name="ES-").count() > 1)
    page.get_by_role("link", name="Export this list").press("Enter")
    if with_details:
        page.get_by_role("link", name="Export with personal details").press("Enter")
        page.get_by_role("radio", name="A meeting about these incidents").press("Space")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Export")
    assert accessibility.find_all_faults(page) == []
    assert accessibility.overflow_at(page, 320) == 0
    sheets = exported(page, tmp_path)
    assert [*sheets] == ["Cover", "Notes", "Incidents"] and len(sheets["Incidents"]) > 3
    page.goto("/unit/audit-log")
    officer.sees("exported “New”")
