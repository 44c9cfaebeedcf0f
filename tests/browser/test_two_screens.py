"""Every outcome while closed: two screens and 210 words at most, its call whole in the first."""

from tests.browser.phone import SMALL, Phone
from tests.worker.walk import gets_ready
from webapp.guidance.source.loading import load_shipped
from webapp.triage.tree import build_tree

MOST_WORDS = 210
SEEN = """() => {
    const words = document.querySelector("main").innerText.split(/\\s+/);
    const call = document.querySelector("main .app-call");
    return [
        words.filter((word) => /[\\p{L}\\p{N}]/u.test(word)).length,
        document.documentElement.scrollHeight,
        call.getBoundingClientRect().bottom,
    ];
}"""


def test_every_outcome_is_two_screens_with_its_call_in_the_first(phone: Phone) -> None:
    gets_ready(phone.page)
    bar = phone.page.locator(".app-bar").bounding_box()
    assert bar
    for outcome in build_tree(load_shipped()).outcomes:
        phone.page.goto(outcome.address)
        phone.page.locator("main .app-call").first.wait_for()
        words, height, call_ends = phone.page.evaluate(SEEN)
        assert words <= MOST_WORDS, (words, outcome.path)
        assert height <= 2 * SMALL["height"], outcome.path
        assert call_ends <= bar["y"], outcome.path
