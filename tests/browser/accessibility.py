"""axe, and what it cannot see: widths, zoom, focus, announcements."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.phone import SMALL, WIDE

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What a script, a press or a tick would bring out, all at once.
ALL_IT_CAN_SHOW = """() => {
    for (const one of document.querySelectorAll("[hidden]")) one.hidden = false;
    for (const one of document.querySelectorAll("#main details")) one.open = true;
    for (const one of document.querySelectorAll(".no-js")) one.classList.remove("no-js");
    for (const box of document.querySelectorAll("#main [type=checkbox]")) box.checked = true;
    for (const radio of [...document.querySelectorAll("#main [type=radio]")].reverse())
        radio.checked = true;
    for (const list of document.querySelectorAll("#main select")) list.value = "other";
}"""
OPTIONS = {"resultTypes": ["violations"], "runOnly": RULES}


def faults(page: Page) -> list[str]:
    """What axe finds on the page as it stands, at both widths; and whether it fits into 320."""
    found = []
    before = page.viewport_size
    for size in (SMALL, WIDE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        found += [f"{size['width']} px: {fault}" for fault in faults_as_it_stands(page)]
    if over := overflow_at(page, 320):
        found.append(f"320 px: {over} px too wide")
    if before:
        page.set_viewport_size(before)
    return found


def faults_as_it_stands(page: Page) -> list[str]:
    """What axe finds now, one line an element."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(Axe().axe_script)
    results: Any = page.evaluate("(options) => axe.run(options)", OPTIONS)
    return [
        f"{rule['id']}: {node['html'][:160]} ({' '.join(node['target'])})"
        for rule in results["violations"]
        for node in rule["nodes"]
    ]


def faults_whatever_it_shows(page: Page) -> list[str]:
    """What axe finds on the page as it stands, and with all that it can show."""
    found = faults(page)
    page.evaluate(ALL_IT_CAN_SHOW)
    return found + [f"with all shown: {fault}" for fault in faults(page)]


def overflows(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    root = "document.documentElement"
    return int(page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))


def overflow_at(page: Page, width: int) -> int:
    """The same at another width."""
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": SMALL["height"]})
    found = overflows(page)
    if before:
        page.set_viewport_size(before)
    return found
