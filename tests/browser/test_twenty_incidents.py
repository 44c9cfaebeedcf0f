"""Twenty incidents with no signal: whom to ring within a minute, a report saved within three."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Playwright

from tests.browser.phone import Phone
from tests.support.product import Product
from tests.worker.incidents import INCIDENTS, OUR_OWN, Incident
from tests.worker.model import (
    MOST_AT_FIRST,
    MOST_IN_FORM,
    MOST_IN_FORM_AT_FIRST,
    MOST_TO_CALL,
    MOST_TO_SAVED,
    Effort,
)
from tests.worker.table import EFFORT, row
from tests.worker.walk import remembers_its_owner, walk, works_without_signal
from webapp.guidance.source.loading import load_shipped

# Those that a reader of the product walked by hand, the longest form among them.
FIRST_TIMES = (
    "A nude, shown by a 13-year-old",
    "A coach on Snapchat",
    "Names in a WhatsApp group",
)


@pytest.fixture(scope="module")
def phones(
    playwright: Playwright, installation: Product, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Page]]:
    """A phone that keeps its owner's details and one that does not; the product was killed."""
    folder = tmp_path_factory.mktemp("hands")
    made = {
        name: Phone(playwright, folder / name, installation.address).start()
        for name in ("again", "first")
    }
    remembers_its_owner(made["again"].page)
    works_without_signal(made["first"].page)
    installation.kill()
    yield {name: phone.page for name, phone in made.items()}
    for phone in made.values():
        phone.close()


@pytest.mark.parametrize("incident", INCIDENTS, ids=lambda incident: incident.story)
def test_a_worker_reaches_a_call_and_saves_a_report(
    phones: dict[str, Page], incident: Incident, summarise: Callable[[str, str], None]
) -> None:
    walked = walk(phones["again"], incident)
    summarise(f"What a worker passes: {EFFORT}", row(walked).strip())
    assert is_within(walked.to_call, MOST_TO_CALL)
    assert walked.form_words <= MOST_IN_FORM
    assert is_within(walked.to_saved, MOST_TO_SAVED)


@pytest.mark.parametrize(
    "incident",
    [each for each in INCIDENTS if each.story in FIRST_TIMES],
    ids=lambda incident: incident.story,
)
def test_the_first_time_takes_little_longer(
    phones: dict[str, Page], incident: Incident, summarise: Callable[[str, str], None]
) -> None:
    walked = walk(phones["first"], incident, first_time=True)
    summarise(f"The first time: {EFFORT}", row(walked).strip())
    assert is_within(walked.to_call, MOST_TO_CALL)
    assert walked.form_words <= MOST_IN_FORM_AT_FIRST
    assert is_within(walked.to_saved, MOST_AT_FIRST)


def test_our_own_ten_meet_everybody_who_may_have_done_it() -> None:
    who = load_shipped().questions["who"]
    assert {incident.who for incident in OUR_OWN} == {answer.label for answer in who.answers}


def is_within(effort: Effort, most: dict[str, int]) -> bool:
    return all(getattr(effort, what) <= limit for what, limit in most.items())
