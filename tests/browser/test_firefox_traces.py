"""Firefox: its profile holds no word that was typed, also after it was killed."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.browser.engines import get_ready
from tests.browser.firefox import Firefox
from tests.browser.typed_words import (
    CHOICES,
    OF_THE_FORM,
    OF_THE_LEAD,
    RING_BACK,
    SWITCHED_OFF,
    is_moment,
    sought,
    words_for,
)
from tests.support.canaries import find_canaries
from tests.support.product import Product

SESSION_WRITTEN_AFTER = 3.0  # seconds; the pause between two writes is set to half a second
SESSION = 'user_pref("browser.sessionstore.interval", 500);\n'
NO_SCRIPT = 'user_pref("javascript.enabled", false);\n'
# Each button, and what the page after it shows. Ages that cannot be read are asked about first.
SENDS_IT = {
    "Check your answers": "If you go on, they are left out",
    "Go on anyway": "Change answers",
    "Send": "this page closes after an hour",
}
CLICK = """[...document.querySelectorAll("main button")]
    .find((one) => one.textContent.trim().startsWith("%s")).click()"""
# As the browser's own picker of days does.
SET = """(() => {
    const field = document.getElementById("%s");
    field.value = "%s";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
})()"""


@pytest.fixture
def firefox(product: Product, tmp_path: Path) -> Iterator[Firefox]:
    with run_firefox(product, tmp_path, SESSION) as firefox:
        yield firefox


@pytest.fixture
def without_javascript(product: Product, tmp_path: Path) -> Iterator[Firefox]:
    with run_firefox(product, tmp_path, SESSION + NO_SCRIPT) as firefox:
        yield firefox


@contextmanager
def run_firefox(product: Product, folder: Path, settings: str) -> Iterator[Firefox]:
    firefox = Firefox(folder / "profile", product.address)
    with (firefox.folder / "user.js").open("a") as file:
        file.write("\n" + settings)
    firefox.start()
    yield firefox
    firefox.close()


def fills_in_every_field(firefox: Firefox, *, is_switched_off: bool = False) -> list[str]:
    """A step of the form after the other; returns what to look for."""
    firefox.open("/report")
    firefox.shows("1 of 4")
    if is_switched_off:
        firefox.evaluate(SWITCHED_OFF)
    chooses_what_opens_a_text(firefox)
    firefox.evaluate("document.querySelector('[data-part=add-call]').click()")
    words = words_for(OF_THE_FORM)
    for name, word in words.items():
        while not is_in_view(firefox, name):
            firefox.press("button", "Next")
        fills_in(firefox, name, word)
    firefox.shows("Draft kept on this phone")
    return sought(words)


def chooses_what_opens_a_text(firefox: Firefox) -> None:
    for name, codes in CHOICES.items():
        for code in codes:
            firefox.evaluate(f"document.querySelector('[name={name}][value={code}]').click()")


def fills_in(firefox: Firefox, name: str, word: str) -> None:
    if is_moment(name):
        firefox.evaluate(SET % (name, word))
    else:
        firefox.write_into(name, word)


def is_in_view(firefox: Firefox, name: str) -> bool:
    return bool(firefox.evaluate(f"document.getElementById('{name}').getClientRects().length"))


def types(firefox: Firefox, *names: str) -> list[str]:
    words = words_for([*names])
    for name, word in words.items():
        firefox.write_into(name, word)
    return sought(words)


def saves_it(firefox: Firefox) -> None:
    goes_on_to_the_check(firefox)
    firefox.press("button", "Save report")
    firefox.shows("Reference, to read aloud")


def goes_on_to_the_check(firefox: Firefox) -> None:
    firefox.press("button", "Check your answers")
    firefox.press("button", "Go on anyway")


def begins_another(firefox: Firefox) -> list[str]:
    """One that nobody can be rung back about; the number is typed where it is checked."""
    firefox.open("/")
    firefox.open("/report#new")
    for step in (1, 2, 3):
        firefox.shows(f"{step} of 4")
        firefox.press("button", "Next")
    firefox.shows("4 of 4")
    goes_on_to_the_check(firefox)
    firefox.shows("Nobody can ring you back.")
    return types(firefox, RING_BACK)


def what_is_left(firefox: Firefox, words: list[str]) -> list[str]:
    time.sleep(SESSION_WRITTEN_AFTER)
    firefox.kill()
    return find_canaries(firefox.folder, words)


def test_a_draft_leaves_no_word_of_any_field(firefox: Firefox) -> None:
    get_ready(firefox)
    assert what_is_left(firefox, fills_in_every_field(firefox)) == []


@pytest.mark.long
def test_neither_a_saved_report_nor_another_page_leaves_a_word(firefox: Firefox) -> None:
    firefox.open("/my-lead")
    words = types(firefox, *OF_THE_LEAD)
    firefox.press("button", "Keep on this phone")
    firefox.shows("Kept on this phone.")
    firefox.open("/")
    firefox.shows("Works without signal")
    firefox.open("/nothing-to-report")
    words += types(firefox, "organisation")
    firefox.evaluate("document.querySelector('form [type=submit]').click()")
    firefox.shows("Arrived, ")
    firefox.open("/search")
    words += types(firefox, "search")
    firefox.shows("No results")
    words += fills_in_every_field(firefox)
    saves_it(firefox)
    words += begins_another(firefox)
    assert what_is_left(firefox, words) == []


@pytest.mark.long
def test_a_form_that_was_sent_without_javascript_leaves_no_word(
    without_javascript: Firefox,
) -> None:
    firefox = without_javascript
    firefox.open("/report")
    chooses_what_opens_a_text(firefox)
    words = words_for(OF_THE_FORM)
    for name, word in words.items():
        fills_in(firefox, name, word)
    for button, then in SENDS_IT.items():
        firefox.evaluate(CLICK % button)
        firefox.shows(then)
    assert what_is_left(firefox, sought(words)) == []


@pytest.mark.long
def test_without_the_defence_the_browser_keeps_them(firefox: Firefox) -> None:
    get_ready(firefox)
    words = fills_in_every_field(firefox, is_switched_off=True)
    left = [one for one in what_is_left(firefox, words) if "sessionstore" in one]
    assert {one.split(" in ")[0] for one in left} == set(words)
