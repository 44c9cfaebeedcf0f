"""A test client that keeps the house style: every page fetched in any test is checked too."""

from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.house_style import faults_of_page


class HouseClient(FlaskClient):
    """Fails the test that fetched a page with a fault: HTML, headings, ids, labels, headers."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Fetch, then check whatever came as HTML."""
        response = super().open(*args, **kwargs)
        if response.mimetype == "text/html" and response.status_code not in (301, 302, 303, 308):
            faults = faults_of_page(response.get_data(as_text=True), response.headers)
            assert not faults, f"{response.request.path}: {faults}"
        return response
