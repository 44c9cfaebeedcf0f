"""Twenty incidents with no signal: whom to ring within a minute, a report saved within three."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Playwright

from tests.browser.phone import Phone
from tests.support.product import Product
from tests.worker.incidents import INCIDENTS, Incident
from tests.worker.model import MOST_IN_FORM, MOST_TO_CALL, MOST_TO_SAVED, Effort
from tests.worker.table import row
from tests.worker.walk import gets_ready, walk


@pytest.fixture(scope="module")
def offline_page(
    playwright: Playwright, installation: Product, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """A phone that is ready and keeps its owner's details; the product has been killed."""
    phone = Phone(playwright, tmp_path_factory.mktemp("hand"), installation.address).start()
    gets_ready(phone.page)
    installation.kill()
    yield phone.page
    phone.close()


@pytest.mark.parametrize("incident", INCIDENTS, ids=lambda incident: incident.story)
def test_a_worker_reaches_a_call_and_saves_a_report(offline_page: Page, incident: Incident) -> None:
    walked = walk(offline_page, incident)
    print(row(walked))
    assert is_within(walked.to_call, MOST_TO_CALL)
    assert walked.form_words <= MOST_IN_FORM
    assert is_within(walked.to_saved, MOST_TO_SAVED)


def is_within(effort: Effort, most: dict[str, int]) -> bool:
    return all(getattr(effort, what) <= limit for what, limit in most.items())
