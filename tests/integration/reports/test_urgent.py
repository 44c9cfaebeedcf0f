"""A report is urgent by the path that was followed or by the answers of the form."""

import json

import pytest

from tests.support.reports import post, sealed_report
from webapp.arrivals.opening import open_pending
from webapp.extensions import db
from webapp.reports.models import Report
from webapp.reports.receiving import receive

BULLYING = {"danger": "no", "areas": ["bullying"], "parties": "child_on_child"}


@pytest.mark.parametrize(
    ("path", "answers", "urgent"),
    [
        ({"danger": "yes"}, {}, True),
        ({"danger": "no"}, {"danger": "not_sure"}, True),
        (BULLYING, {}, False),
        (None, {}, False),
    ],
)
def test_either_the_path_or_the_answers_make_it_urgent(client, path, answers, urgent) -> None:
    inside = {"form_version": 1, "path": path, "answers": answers}
    post(client, sealed_report(json.dumps(inside).encode()))
    open_pending(receive)

    assert db.session.query(Report).one().urgent is urgent
