"""A test client that checks every page it fetches against the house style."""

from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.house_style import find_fragment_faults, find_page_faults


class HouseClient(FlaskClient):
    """Fails the test that fetched a page with a fault: HTML, headings, ids, labels, headers.

    Each request has its own application context, as when served, so that `g` (who is signed in,
    the form's token) does not leak into the next request.
    """

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Fetch, then check the response if it is HTML."""
        with self.application.app_context():
            response = super().open(*args, **kwargs)
        if _is_page(response):
            fragment = response.request.headers.get("HX-Request-Type") == "partial"
            check = find_fragment_faults if fragment else find_page_faults
            faults = check(response.get_data(as_text=True), response.headers)
            assert not faults, f"{response.request.path}: {faults}"
        return response


def _is_page(response: TestResponse) -> bool:
    """Whether it is HTML, neither a redirect nor compressed (tests of compression check that)."""
    redirects = response.status_code in (301, 302, 303, 307, 308)
    return response.mimetype == "text/html" and not redirects and not response.content_encoding
