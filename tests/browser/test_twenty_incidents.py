"""Twenty incidents with no signal: whom to ring within a minute, a report saved within three."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Playwright

from tests.browser.phone import Phone
from tests.support.product import Product
from tests.worker.incidents import INCIDENTS, OUR_OWN, Incident
from tests.worker.model import MOST_IN_FORM, MOST_TO_CALL, MOST_TO_SAVED, Effort
from tests.worker.table import EFFORT, row
from tests.worker.walk import gets_ready, walk
from webapp.guidance.source.loading import load_shipped


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
def test_a_worker_reaches_a_call_and_saves_a_report(
    offline_page: Page, incident: Incident, summarise: Callable[[str, str], None]
) -> None:
    walked = walk(offline_page, incident)
    summarise(f"What a worker passes: {EFFORT}", row(walked).strip())
    assert is_within(walked.to_call, MOST_TO_CALL)
    assert walked.form_words <= MOST_IN_FORM
    assert is_within(walked.to_saved, MOST_TO_SAVED)


def test_our_own_ten_meet_everybody_who_may_have_done_it() -> None:
    who = load_shipped().questions["who"]
    assert {incident.who for incident in OUR_OWN} == {answer.label for answer in who.answers}


def is_within(effort: Effort, most: dict[str, int]) -> bool:
    return all(getattr(effort, what) <= limit for what, limit in most.items())
