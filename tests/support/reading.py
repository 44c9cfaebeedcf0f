"""Reads an answer as a person does: its words and its links."""

import html
import re

from werkzeug.test import TestResponse


def text_of(response: TestResponse) -> str:
    """The words of the page, spaces evened out."""
    page = response.get_data(as_text=True)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))


def links(response: TestResponse) -> set[str]:
    """Where the page's links lead."""
    return set(re.findall(r'<a\b[^>]*?\bhref="([^"]*)"', response.get_data(as_text=True)))
