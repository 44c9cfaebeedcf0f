"""Nothing offered is missing: where each link of a core page leads with only the core stored."""

import re
from collections import Counter
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from webapp.offline.pack_contents import LIBRARY, core_paths, library_paths

LINK = re.compile(r'<a\b[^>]*\bhref="(/[^"#]*)')
# One stored form answers each of these (service_worker/routes.js).
FORM = re.compile(r"/report/[0-9a-z]{5}$")


@pytest.fixture
def phone(published: Flask) -> FlaskClient:
    """Reads pages; what each of them must be is checked in test_every_page.py."""
    published.test_client_class = FlaskClient
    return published.test_client()


def test_every_link_of_a_core_page_has_an_end_while_only_the_core_is_stored(
    phone: FlaskClient,
) -> None:
    """A core page, the graver steps that the link names, or “No signal” with what is stored."""
    core, library = set(core_paths()), set(library_paths())
    ends: Counter[str] = Counter()
    for path in core:
        for link in set(LINK.findall(phone.get(path).text)):
            target = urlsplit(link)
            if target.path in core or FORM.match(target.path):
                ends["stored"] += 1
            elif target.path.startswith("/steps/"):
                assert target.path in library and f"/steps/{target.query}" in core, (path, link)
                ends["graver"] += 1
            else:
                reads = target.path in LIBRARY or target.path.startswith("/guidance/")
                assert reads and target.path in library, (path, link)
                ends["no signal"] += 1
    assert ends["stored"] > 1000 and ends["graver"] > 200, ends


def test_no_signal_says_what_to_do_and_whom_to_call(phone: FlaskClient) -> None:
    stored = set(LINK.findall(page := phone.get("/no-signal").text))
    assert {"/steps/", "/contacts", "/report", "/reports"} <= stored & set(core_paths())
    assert 'href="tel:999"' in page and 'href="tel:101"' in page
