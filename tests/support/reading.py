"""The text and the links of a response."""

import html
import re

from werkzeug.test import TestResponse

IN_ONE_PIECE = re.compile(r'<span class="app-reference">([^<]*)</span>')


def text_of(response: TestResponse) -> str:
    """The text of the page, with white space collapsed."""
    page = IN_ONE_PIECE.sub(r"\1", response.get_data(as_text=True))
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))


def links(response: TestResponse) -> set[str]:
    """The targets of the page's links."""
    return set(re.findall(r'<a\b[^>]*?\bhref="([^"]*)"', response.get_data(as_text=True)))
