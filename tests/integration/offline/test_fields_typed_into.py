"""What is proven of a browser's profile is proven of every field: tests/browser/typed_words.py."""

import re

import pytest
from flask import Flask

from tests.browser.typed_words import EVERY_FIELD
from webapp.guidance import editions
from webapp.offline.pack_contents import core_paths, library_paths

FIELD = re.compile(r"<(?:input|textarea)\b[^>]*>")
NOT_TYPED = re.compile(r'\btype="(?:hidden|radio|checkbox)"')
ID = re.compile(r'\bid="([^"]*)"')


def typed_on(html: str) -> set[str]:
    """The fields of a page that take words; of several calls those of the first."""
    fields = [field for field in FIELD.findall(html) if not NOT_TYPED.search(field)]
    ids = {found[1] for field in fields if (found := ID.search(field))}
    assert len(ids) == len(fields), "each has an id of its own"
    return {name for name in ids if not re.match("rung-[1-9]", name)}


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_no_page_of_a_phone_has_another_field(app: Flask) -> None:
    editions.publish_if_changed()
    client = app.test_client()
    pages = {path: client.get(path).text for path in [*core_paths(), *library_paths()]}
    found = {path: typed for path, html in pages.items() if (typed := typed_on(html))}
    assert found == EVERY_FIELD
