"""A lead has tried again what trouble on our side kept closed. It is recorded."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support import reports
from tests.support.cast import ADMINISTRATOR, LEAD, OFFICER, Enter, Member
from tests.support.unit_reports import open_all
from webapp.audit.models import AuditEntry
from webapp.config import Config
from webapp.extensions import db
from webapp.keys import keyring

pytestmark = pytest.mark.postgresql

ADDRESS = "/unit/could-not-open"


@pytest.fixture(autouse=True)
def _came_while_its_key_was_away(app: Flask, config: Config) -> None:
    keyring.ensure()
    public, file = keyring.public_set()[0], config.instance_dir / "keys" / "0001.json"
    keyring.rotate()
    aside = Path(file.rename(config.instance_dir / "aside"))
    reports.post(app.test_client(), reports.sealed_report(public=public))
    aside.rename(file)


def test_a_lead_has_it_tried_again_and_it_is_in_the_inbox(app: Flask, enter: Enter) -> None:
    lead = enter(LEAD)
    assert "1 of them may open now" in lead.opens(ADDRESS).text

    assert lead.submits(f"{ADDRESS}/try-again", page=ADDRESS).location == ADDRESS
    open_all(app)

    assert "Everything that arrived could be opened" in lead.opens(ADDRESS).text
    assert "New (1)" in lead.opens("/unit/").text
    entry = select(AuditEntry).where(AuditEntry.event == "arrivals-tried-again")
    assert db.session.scalars(entry).one().who == LEAD.name


@pytest.mark.parametrize("member", [OFFICER, ADMINISTRATOR])
def test_nobody_else_can(enter: Enter, member: Member) -> None:
    person = enter(member)
    assert "may open now" not in person.opens(ADDRESS).text
    assert person.submits(f"{ADDRESS}/try-again", page="/unit/").status_code == 403
