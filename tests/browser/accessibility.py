"""Runs axe on a page, wide and narrow, light and dark, and measures sideways overflow."""

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.phone import SMALL, WIDE

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Reveals at once everything that a script, a press or a tick could reveal.
ALL_IT_CAN_SHOW = """() => {
    for (const one of document.querySelectorAll("[hidden]")) one.hidden = false;
    for (const one of document.querySelectorAll("#main details")) one.open = true;
    for (const one of document.querySelectorAll(".no-js")) one.classList.remove("no-js");
    for (const box of document.querySelectorAll("#main [type=checkbox]")) box.checked = true;
    for (const radio of [...document.querySelectorAll("#main [type=radio]")].reverse())
        radio.checked = true;
    for (const list of document.querySelectorAll("#main select")) list.value = "other";
}"""
FORM = 'main form:not([action$="/meeting-sheet"]):has(input:not([type=hidden]))'
SUBMIT_EMPTY = """(form) => {
  for (const field of form.querySelectorAll("input:not([type=hidden], [type=submit])")) {
    if (["checkbox", "radio"].includes(field.type)) field.checked = false;
    else field.value = "";
  }
  form.requestSubmit();
}"""
Ways = tuple[tuple[ViewportSize, Literal["light", "dark"]], ...]
WAYS_TO_LOOK: Ways = (
    (SMALL, "light"),
    (SMALL, "dark"),
    (WIDE, "light"),
)
EVERY_WAY_TO_LOOK: Ways = (*WAYS_TO_LOOK, (WIDE, "dark"))
AT_A_GLANCE: Ways = ((SMALL, "light"),)
# For tests of very many pages: a glance at each in `make test`, every way in `make test-all`.
glanced_at = pytest.mark.parametrize(
    "ways",
    [
        pytest.param(AT_A_GLANCE, id="at a glance"),
        pytest.param(WAYS_TO_LOOK, id="each way", marks=pytest.mark.long),
    ],
)
# All that light and dark can differ in: a page has the same elements, names and places in both.
COLOURS = ["color-contrast", "link-in-text-block"]
# Text at twice its size, as somebody may set it in their browser.
DOUBLED = "document.documentElement.style.fontSize = '200%'"


def find_faults(page: Page, ways: Ways = WAYS_TO_LOOK) -> list[str]:
    """Every axe violation in each way to look, and any overflow at 320 px, one line each."""
    found = []
    before = page.viewport_size
    for size, scheme in ways:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        way = f"{size['width']} px, {scheme}"
        rules = RULES if scheme == "light" else COLOURS
        found += [f"{way}: {fault}" for fault in find_faults_at_this_width(page, rules)]
    if over := overflow_at(page, 320):
        found.append(f"320 px: {over} px too wide")
    if before:
        page.set_viewport_size(before)
    return found


def find_faults_at_this_width(page: Page, rules: list[str]) -> list[str]:
    """Every violation of these axe rules or tags at the current width, one line an element."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(Axe().axe_script)
    options = {"resultTypes": ["violations"], "runOnly": rules}
    results: Any = page.evaluate("(options) => axe.run(options)", options)
    return [
        f"{rule['id']}: {node['html'][:160]} ({' '.join(node['target'])})"
        for rule in results["violations"]
        for node in rule["nodes"]
    ]


def find_all_faults(page: Page, ways: Ways = WAYS_TO_LOOK) -> list[str]:
    """Every fault of the page as it is, and with everything revealed that it can show."""
    found = find_faults(page, ways)
    page.evaluate(ALL_IT_CAN_SHOW)
    return found + [f"with everything shown: {fault}" for fault in find_faults(page, ways)]


def overflow(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    root = "document.documentElement"
    return int(page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))


def overflow_at(page: Page, width: int) -> int:
    """The same at another width."""
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": SMALL["height"]})
    found = overflow(page)
    if before:
        page.set_viewport_size(before)
    return found


def assert_accessible(page: Page, ways: Ways = WAYS_TO_LOOK) -> None:
    """Assert that axe finds no fault in these ways to look, nor with everything shown."""
    assert find_all_faults(page, ways) == [], page.url


def check_form(page: Page) -> None:
    """Checks a form when first shown, and when refused because it is empty."""
    assert_accessible(page)
    page.reload()
    with page.expect_navigation():
        page.locator(FORM).evaluate(SUBMIT_EMPTY)
    expect(page.get_by_text("There is a problem")).to_be_visible()
    assert_accessible(page)
    page.goto(page.url)
