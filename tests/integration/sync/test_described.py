"""The endpoint answers as its own description says, whatever it is sent."""

from typing import Any

import pytest
import schemathesis
from hypothesis import given, settings
from schemathesis import Case, GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection

from sync.limits import MAX_ITEMS
from tests.support.reports import sealed_report

pytestmark = pytest.mark.postgresql

DESCRIPTION = "/sync/v1/openapi.json"
REPORTS = "/sync/v1/reports"
KEPT = {"stored", "already_stored"}
# An item is never refused for what it says, whatever the description makes of it.
NEVER_REFUSED = [negative_data_rejection]
the_same_each_time = settings(max_examples=100, derandomize=True, database=None, deadline=None)


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_what_is_handed_over_is_answered_as_described(app, mode) -> None:
    operation = schemathesis.openapi.from_wsgi(DESCRIPTION, app)[REPORTS]["POST"]
    good = sealed_report()

    @the_same_each_time
    @given(case=operation.as_strategy(generation_mode=mode))
    def holds(case: Case) -> None:
        is_between = _put_between(good, case.body)
        with app.app_context():
            answer = case.call_and_validate(excluded_checks=NEVER_REFUSED)
        if is_between and answer.status_code == 200:
            results = answer.json()["results"]
            assert {results[0]["code"], results[-1]["code"]} <= KEPT

    holds()


@pytest.mark.parametrize("path", ["/sync/v1/keys", DESCRIPTION])
def test_what_is_asked_for_is_answered_as_described(app, path) -> None:
    operation = schemathesis.openapi.from_wsgi(DESCRIPTION, app)[path]["GET"]

    @the_same_each_time
    @given(case=operation.as_strategy())
    def holds(case: Case) -> None:
        case.call_and_validate()

    holds()


def test_keys_that_a_phone_still_has_are_answered_as_described(app, client) -> None:
    operation = schemathesis.openapi.from_wsgi(DESCRIPTION, app)["/sync/v1/keys"]["GET"]
    known = client.get("/sync/v1/keys").headers["ETag"]

    answer = operation.Case(headers={"If-None-Match": known}).call_and_validate()

    assert answer.status_code == 304


def _put_between(good: dict[str, Any], body: Any) -> bool:
    """Put the items of a body between good ones. Returns whether it could."""
    items = body.get("items") if isinstance(body, dict) else None
    if not isinstance(items, list) or len(items) > MAX_ITEMS - 2:
        return False
    body["items"] = [good, *items, good]
    return True
