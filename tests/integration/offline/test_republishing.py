"""The opener publishes what a lead has confirmed or approved: only then, and without fail."""

from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask

from webapp.approvals.listing import newest_edition
from webapp.commands import setup
from webapp.extensions import db
from webapp.guidance import approvals, contacts, editions
from webapp.guidance.approvals import Approval

SOON = datetime.now(UTC).date() + timedelta(days=100)


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many confirmations there were at each publishing."""
    times: list[int] = []
    monkeypatch.setattr(
        setup, "publish", lambda: times.append(contacts.newest_confirmation_number())
    )
    return times


def confirm() -> None:
    contacts.confirm("lado", "0161 496 0000", by="Lena Lead", next_check=SOON)
    db.session.commit()


def test_it_publishes_once_for_each_confirmation(app: Flask, published: list[int]) -> None:
    republish = setup.Republisher()
    for _ in range(3):
        republish()
    confirm()
    for _ in range(3):
        republish()
    assert published == [0, 1]


def test_a_new_process_publishes_what_the_last_one_did_not(
    app: Flask, published: list[int]
) -> None:
    confirm()
    setup.Republisher()()
    assert published == [1]


def test_a_failed_publish_is_retried(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    republish, tries = setup.Republisher(), []

    def fail() -> None:
        tries.append("failed")
        raise OSError

    monkeypatch.setattr(setup, "publish", fail)
    for _ in range(2):
        with pytest.raises(OSError):
            republish()
    assert tries == ["failed", "failed"]


def test_it_publishes_after_an_approval(app: Flask, published: list[int]) -> None:
    editions.publish_if_changed()
    republish = setup.Republisher()
    republish()
    approval = Approval("Bea Board", "Chair", date(2026, 11, 27), date(2027, 11, 27))
    approvals.store(newest_edition(), approval, entered_by="Lena Lead")
    db.session.commit()
    for _ in range(3):
        republish()
    assert len(published) == 2
