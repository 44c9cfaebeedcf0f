"""Every sheet that a browser prints names its page or board, its edition and its approval."""

import pytest

from tests.browser.firefox import Firefox
from tests.browser.reporter import Reporter
from tests.browser.worker import NUDE, Worker
from tests.support.printed import read_sheets
from webapp.config import BOARD_UNNAMED

DRAFT = "Draft, not yet approved by the board. Edition 2026.4.0."
FOOTS = {
    "/guidance/law": f"The law. {DRAFT}",
    "/tables/sexual": f"Table 2: Sexual behaviour. {DRAFT}",
    "/guidance/statements": f"Every statement of the paper. {DRAFT}",
}
OPEN_ALL = "document.querySelectorAll('main details').forEach((each) => (each.open = true))"


def find_unnamed(pdf: bytes, foot: str) -> list[str]:
    """The sheets of more than one on which `foot` is not there exactly once."""
    sheets = read_sheets(pdf)
    assert len(sheets) > 1
    return [sheet for sheet in sheets if sheet.count(foot) != 1]


@pytest.mark.parametrize("path", FOOTS)
def test_the_document_does_in_chromium(reporter: Reporter, path: str) -> None:
    reporter.page.goto(path)
    assert find_unnamed(reporter.page.pdf(format="A4"), FOOTS[path]) == []


@pytest.mark.long
def test_the_document_does_in_firefox(firefox: Firefox) -> None:
    for path, foot in FOOTS.items():
        firefox.open(path)
        assert find_unnamed(firefox.print_page(), foot) == []


def test_what_to_do_does_when_every_row_is_open(worker: Worker) -> None:
    worker.walks_to_the_steps(*NUDE)
    worker.page.evaluate(OPEN_ALL)
    assert (
        find_unnamed(
            worker.page.pdf(format="A4"), f"{BOARD_UNNAMED}. 2012 guidance, 2026 notes. {DRAFT}"
        )
        == []
    )


def test_a_sheet_has_room_for_a_dozen_statements(reporter: Reporter) -> None:
    reporter.page.goto("/guidance/statements")
    assert len(read_sheets(reporter.page.pdf(format="A4"))) <= 476 / 11
