"""Follows the links of the unit's pages, and says which routes no page leads to."""

import re
from collections.abc import Iterator

from flask import Flask
from playwright.sync_api import Page

LINK = re.compile(r'href="(/unit[^"#]*)"')


def crawl(page: Page, start: str) -> Iterator[tuple[str, str]]:
    """Yields (path, HTML) of every page linked from `start`, directly or not.

    Skips addresses with a query: the later pages of a list are like its first.
    """
    seen, waiting = set(), [start]
    while waiting:
        path = waiting.pop()
        if path in seen or "?" in path:
            continue
        seen.add(path)
        answer = page.request.get(path)
        if "text/html" in answer.headers["content-type"]:
            html = answer.text()
            yield path, html
            waiting += LINK.findall(html)


def unmatched_routes(app: Flask, pages: dict[str, str]) -> set[str]:
    """The application's GET routes under /unit that none of the pages matches."""
    known = app.url_map.bind("localhost")
    rules = {
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/unit") and "GET" in (rule.methods or ())
    }
    return rules - {known.match(path, return_rule=True)[0].rule for path in pages}
