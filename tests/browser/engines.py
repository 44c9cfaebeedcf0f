"""The journey that every browser engine must manage."""

import json
import time
from typing import Any, Protocol

from tests.browser.reporter import REFERENCE
from tests.support.polling import wait_until
from webapp.vocabulary.behaviour import Area

ANSWERS = {
    "Is anyone in danger now?": "No, not now",
    "What is it about?": f"{Area.ADULT_CONTACT.label} {Area.ADULT_CONTACT.hint}",
    "Who did it?": "An adult working with children",
    "Sexual, secret, or a meeting?": "Not sure",
}


QUERY = "sexting suicide"


# Where everything that can be pressed stands: in the page as the worker sent it, before any script,
# and at the end.
PLACES = """(async () => {
    const places = () =>
        [...document.querySelectorAll("h1, main a, main button, .app-bar a")]
            .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height)
            .map((one) => {
                const { left, top, height } = one.getBoundingClientRect();
                return [one.textContent.trim().slice(0, 10), left, top, height].join(" ");
            });
    scrollTo(0, 0);
    const ended = places();
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    const sent = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.body.replaceWith(sent.body);
    await new Promise((resolve) => setTimeout(resolve, 200));
    return JSON.stringify([places(), ended]);
})()"""


class Engine(Protocol):
    """The driver that the journey needs. `lead_in_bar` is the name of the lead’s call there."""

    lead_in_bar: str

    def open(self, path: str) -> None:
        """Go to a page."""

    def press(self, role: str, name: str) -> None:
        """Press the element with this role and name."""

    def write(self, name: str, text: str, role: str = "textbox") -> None:
        """Type into a field."""

    def shows(self, text: str) -> None:
        """Wait until the page shows this text."""

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page; awaits a promise."""

    def text(self) -> str:
        """The page's visible text."""


def get_ready(browser: Engine) -> None:
    """With signal: keeps the lead's number, and waits until no signal is needed."""
    browser.open("/my-lead")
    browser.write("Safeguarding lead", "Priya")
    browser.write("Their telephone number", "0161 496 0101")
    browser.press("button", "Keep on this phone")
    browser.shows("Kept on this phone.")
    browser.open("/")
    browser.shows("Works without signal")


def walk_and_save(browser: Engine, *, organisation: str = "") -> str:
    """From Home to the lead's call and to a saved report; returns the reference on the page."""
    browser.open("/")
    browser.press("link", "What should I do?")
    for question, answer in ANSWERS.items():
        browser.shows(question)
        browser.press("link", answer)
    for words in ("Ring Priya", "You, now", "Say nothing to the adult, their friends"):
        browser.shows(words)
    browser.press("link", browser.lead_in_bar)
    browser.shows("Priya: did you speak?")
    browser.press("button", "Yes")
    browser.shows("Priya knows since ")
    browser.press("link", "Record this incident")
    _fill_in(browser, organisation)
    browser.press("button", "Save report")
    browser.shows("Reference, to read aloud")
    found = wait_until(
        lambda: REFERENCE.search(browser.text()),
        failure=lambda: f"no reference in:\n{browser.text()}",
    )
    browser.evaluate("history.back()")
    time.sleep(1)
    browser.shows(found[0])  # type: ignore[index]
    return str(found[0])  # type: ignore[index]


def stands_still(browser: Engine, *paths: str) -> None:
    """Nothing that can be pressed moves from the first paint on, and the kept lead is in it."""
    for path in paths:
        browser.open(path)
        browser.shows("0161 496 0101")
        time.sleep(1)
        first, ended = json.loads(browser.evaluate(PLACES))
        moved = sorted({*first} ^ {*ended})
        assert not moved, (path, moved)
        assert any("Priya" in words or "0161 496" in words for words in first), path


def search_without_signal(browser: Engine) -> None:
    """From the guidance to the search, and from talk of an incident to its answer on the path."""
    browser.open("/guidance/")
    browser.press("link", "Search all of it")
    browser.shows("What has happened, or what do you want to know?")
    browser.write("What has happened, or what do you want to know?", QUERY, "searchbox")
    for words in ("Danger? Call 999.", "Is anyone in danger now?", "A nude, or filmed undressed"):
        browser.shows(words)
    browser.press("link", "A nude, or filmed undressed")
    browser.shows("Who did it?")


def wait_for_the_library(browser: Engine) -> None:
    """Waits until the guidance in full and the search are stored too."""
    browser.open("/phone")
    browser.shows("Kept.")


def _fill_in(browser: Engine, organisation: str) -> None:
    browser.shows("1 of 4")
    browser.press("checkbox", "Grooming")
    browser.press("checkbox", "Social networking")
    browser.press("button", "Next")
    browser.press("radio", "Today")
    browser.write("How old are the children?", "15")
    browser.press("radio", "Sports club")
    browser.press("button", "Next")
    browser.shows("3 of 4")
    browser.press("button", "Next")
    browser.write("Your own name", "Sam Okafor")
    browser.write("Your phone number", "0161 496 0123")
    if organisation:
        browser.write("Your organisation", organisation, "combobox")
    browser.press("button", "Check your answers")


def read_without_signal(browser: Engine) -> None:
    """A chapter, one of the six questions, and the risks as a grid."""
    for address, words in {
        "/guidance/law": "Many people do not know that some of what they do online",
        "/guidance/own-camera": "Take pictures and films only on a work device",
        "/guidance/risks": "Being bullied, harassed or stalked",
    }.items():
        browser.open(address)
        browser.shows(words)
