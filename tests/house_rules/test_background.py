"""What a page asks for by itself, again and again, is declared as no act of its person."""

import re

from flask import Flask

from tests.house_rules.test_files import tracked
from tests.house_rules.test_routes import product  # noqa: F401 - a fixture

POLLING = re.compile(r"hx-trigger=\"[^\"]*every")
ASKED_FOR = re.compile(
    r"hx-(?:get|post)=\"\{\{ url_for\('([\w.]+)'[^>]*?hx-trigger=\"[^\"]*every", re.DOTALL
)


def test_each_route_that_a_page_polls_is_background(product: Flask) -> None:  # noqa: F811
    polled = {
        endpoint
        for template in tracked("templates/*.html")
        for endpoint in ASKED_FOR.findall(template.read_text())
    }
    views = product.view_functions
    assert "desk.inbox" in polled
    assert all(getattr(views[endpoint], "is_background", False) for endpoint in polled)


def test_whatever_polls_is_found() -> None:
    texts = [template.read_text() for template in tracked("templates/*.html")]
    polling = sum(len(POLLING.findall(text)) for text in texts)
    assert polling == sum(len(ASKED_FOR.findall(text)) for text in texts)
