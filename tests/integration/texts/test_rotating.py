"""Storage keys rotate while the product serves, and an older one goes only by an explicit act."""

import pytest
from flask import Flask

from tests.support.incidents import kill_after
from tests.support.unit_reports import deliver
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.reports.whole import whole_of
from webapp.texts import destroying, rotating, storage_keys
from webapp.texts.models import DataKey
from webapp.texts.sealing import REPORT
from webapp.texts.storage_keys import StorageKeyInUse

pytestmark = pytest.mark.postgresql


def kids() -> set[str | None]:
    db.session.expire_all()
    return {key.storage_kid for key in db.session.query(DataKey)}


def test_every_key_is_wrapped_again_and_every_text_still_opens(app: Flask, monkeypatch) -> None:
    monkeypatch.setattr(rotating, "BATCH", 2)
    reports = [deliver(app) for _ in range(5)]
    before, texts = kids(), [whole_of(report) for report in reports]
    assert rotating.rotate() == 5
    assert kids() == {storage_keys.newest()} != before
    assert storage_keys.destroy(1).name == "0001.key"
    storage_keys.ensure()
    assert [whole_of(report) for report in reports] == texts
    assert rotating.wrap_again() == 0


def test_killed_anywhere_it_goes_on_where_it_was(app: Flask, monkeypatch) -> None:
    monkeypatch.setattr(rotating, "BATCH", 1)
    report = deliver(app)
    deliver(app)
    for statements in (1, 2, 3, 5, 8):
        storage_keys.add()
        kill_after(statements, rotating.wrap_again)
        assert whole_of(report).answers["contact_name"] == "Jo Marsh"
    rotating.wrap_again()
    assert kids() == {storage_keys.newest()}


def test_a_destroyed_data_key_does_not_come_back(app: Flask) -> None:
    report = deliver(app)
    with writing():
        destroying.destroy(db.session.connection(), REPORT, [report.id], report.arrived_at)
    assert (rotating.rotate(), kids()) == (0, {None})


@pytest.mark.parametrize("number", [1, 2, 7])
def test_a_key_that_is_needed_or_not_there_is_not_destroyed(app: Flask, number: int) -> None:
    deliver(app)
    storage_keys.add()
    with pytest.raises(StorageKeyInUse):
        storage_keys.destroy(number)
    assert len([*storage_keys.folder().glob("*.key")]) == 2
