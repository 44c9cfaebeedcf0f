"""The text and the links of a response."""

import html
import re

from werkzeug.test import TestResponse


def text_of(response: TestResponse) -> str:
    """The text of the page, with white space collapsed."""
    page = response.get_data(as_text=True)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))


def links(response: TestResponse) -> set[str]:
    """The targets of the page's links."""
    return set(re.findall(r'<a\b[^>]*?\bhref="([^"]*)"', response.get_data(as_text=True)))
