"""A test client that keeps the house style: every page fetched in any test is checked too."""

from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.house_style import faults_of_fragment, faults_of_page


class HouseClient(FlaskClient):
    """Fails the test that fetched a page with a fault: HTML, headings, ids, labels, headers.

    Each request has an application context of its own, as when served: what a request keeps in
    `g` (who is signed in, the form's token) does not reach the next.
    """

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Fetch, then check whatever came as HTML."""
        with self.application.app_context():
            response = super().open(*args, **kwargs)
        if _is_page(response):
            fragment = response.request.headers.get("HX-Request-Type") == "partial"
            check = faults_of_fragment if fragment else faults_of_page
            faults = check(response.get_data(as_text=True), response.headers)
            assert not faults, f"{response.request.path}: {faults}"
        return response


def _is_page(response: TestResponse) -> bool:
    """Whether it is HTML to read: no redirect, and not compressed (a test asks for that itself)."""
    redirects = response.status_code in (301, 302, 303, 308)
    return response.mimetype == "text/html" and not redirects and not response.content_encoding
