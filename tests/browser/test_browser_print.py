"""What a browser prints, without signal too: the words and the edition, nothing to press."""

import pytest

from tests.browser.reporter import Reporter
from tests.browser.worker import NUDE, Worker

AFTER = "(at) => getComputedStyle(document.querySelector(at), '::after').content"
PRESSED = "nav, button, .app-top, .app-bar, .app-footer a, .app-tools"


@pytest.mark.parametrize("path", ["/guidance/law", "/tables/bullying"])
def test_a_chapter_or_table_has_its_edition_and_nothing_to_press(
    reporter: Reporter, path: str
) -> None:
    reporter.waits_for_the_library()
    reporter.page.goto(path)
    reporter.loses_signal()
    reporter.page.reload()
    reporter.page.emulate_media(media="print")
    printed = reporter.page.locator("body").inner_text()
    assert "Edition 2026.4." in printed and "Draft, not yet approved by the board." in printed
    assert "All chapters" not in printed
    assert reporter.page.locator(PRESSED).filter(visible=True).count() == 0


def test_what_to_do_has_its_edition_and_no_hint_to_press(worker: Worker) -> None:
    worker.walks_to_the_steps(*NUDE)
    worker.page.emulate_media(media="print")
    printed = worker.page.locator("main").inner_text()
    assert printed.count("Edition 2026.4.") == 1
    assert "Draft, not yet approved by the board." in printed
    assert worker.page.evaluate(AFTER, ".app-call[data-call]") == "none"
    assert worker.page.locator(".app-bar, .app-next").filter(visible=True).count() == 0
