"""The phone shows once what changed in the guidance since it was last looked at."""

from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error, expect

from tests.browser.accessibility import find_faults
from tests.browser.officer import Officer
from tests.browser.reporter import Reporter
from tests.support.polling import wait_until
from tests.support.product import Product

pytestmark = pytest.mark.usefixtures("installation")

HEADING = "What changed since you last looked"


def test_changes_are_shown_once_and_never_on_a_new_phone(
    reporter: Reporter, officer: Officer, product: Product, tmp_path: Path
) -> None:
    page, news = reporter.page, reporter.page.get_by_role("heading", name=HEADING)
    reporter.opens_the_site()
    page.goto("/guidance/")
    expect(page.get_by_role("heading", name="Guidance", exact=True)).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(news).to_be_hidden()

    # Another edition says what it changed; the phone fetches it and looks again.
    file = tmp_path / "words.yaml"
    file.write_text("edition/changes/1: The law is shorter.", "utf-8")
    product.esafety("guidance", "publish", str(file))
    officer.approves_corrected_words()

    def sees_the_news() -> bool:
        with suppress(Error):  # The new worker may reload the page meanwhile.
            page.evaluate("() => navigator.serviceWorker.getRegistration().then((r) => r.update())")
            page.goto("/guidance/")
        page.wait_for_load_state("networkidle")
        return news.is_visible()

    wait_until(sees_the_news, within=180)
    expect(page.get_by_text("The law is shorter.")).to_be_visible()
    assert find_faults(page) == []

    page.wait_for_timeout(4000)
    page.reload()
    page.wait_for_load_state("networkidle")
    expect(news).to_be_hidden()
