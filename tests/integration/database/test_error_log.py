"""Database errors are logged without the statement's parameters."""

import pytest
from flask import Flask

from tests.support.cast import ADMINISTRATOR, Enter
from webapp.extensions import db
from webapp.proposals.models import Proposal

pytestmark = pytest.mark.postgresql


def test_a_failing_statement_is_logged_without_its_parameters(
    app: Flask, enter: Enter, caplog: pytest.LogCaptureFixture
) -> None:
    administrator = enter(ADMINISTRATOR)
    db.session.rollback()
    db.metadata.tables[Proposal.__tablename__].drop(db.engine)

    answer = administrator.submits(
        "/unit/people", {"name": "Nia New", "email": "nia@example.org", "roles": "officer"}
    )

    assert answer.status_code == 503
    assert "proposal" in caplog.text
    assert "Nia" not in caplog.text and "nia@example.org" not in caplog.text
