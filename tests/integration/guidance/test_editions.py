"""Editions are immutable, so that the unit can always show the advice a worker had."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from webapp.extensions import db
from webapp.guidance import contacts, editions
from webapp.guidance.models import Edition
from webapp.guidance.source.loading import load_shipped

SOON = datetime.now(UTC).date() + timedelta(days=100)


def count() -> int:
    return db.session.scalar(select(func.count()).select_from(Edition)) or 0


def test_before_the_first_edition_the_guidance_is_not_ready(app: Flask) -> None:
    with pytest.raises(editions.NoEdition):
        editions.current()


def test_the_first_edition_has_the_name_and_content_of_the_files(app: Flask) -> None:
    published = editions.publish_if_changed()
    assert published.name == "2026.4.0"
    assert published.content == load_shipped()


def test_publishing_again_changes_nothing(app: Flask) -> None:
    first = editions.publish_if_changed()
    assert editions.publish_if_changed() == first
    assert count() == 1


def test_a_confirmed_contact_makes_the_next_edition_and_the_old_one_stays(app: Flask) -> None:
    editions.publish_if_changed()
    contacts.confirm("lado", "0161 496 0000", by="Lena Lead", next_check=SOON)
    assert editions.current().content.contacts["lado"].number is None
    published = editions.publish_if_changed()
    assert published.name == "2026.4.1"
    assert published.content.contacts["lado"].href == "tel:01614960000"
    before = db.session.scalars(select(Edition).where(Edition.name == "2026.4.0")).one()
    assert editions.read(before).content.contacts["lado"].number is None


def test_the_newest_confirmation_counts(app: Flask) -> None:
    for number in ("0161 496 0000", "0161 496 0001"):
        contacts.confirm("unit", number, by="Lena Lead", next_check=SOON)
    assert contacts.load_contacts()["unit"].number == "0161 496 0001"


def test_unconfirmed_contacts_await_confirmation(app: Flask) -> None:
    contacts.confirm("lado", "0161 496 0000", by="Lena Lead", next_check=SOON)
    known = contacts.load_contacts().values()
    waiting = [contact.name for contact in known if contact.awaits_confirmation]
    assert "lado" not in waiting
    assert {"social-care", "social-care-night", "unit"} <= set(waiting)


@pytest.mark.parametrize(
    ("name", "number", "next_check", "refusal"),
    [
        ("nobody", "0161 496 0000", SOON, contacts.UnknownContact),
        ("my-lead", "0161 496 0000", SOON, contacts.UnknownContact),
        ("lado", "ring the town hall", SOON, contacts.NotAContactNumber),
        ("iwf", "javascript:alert(1)", SOON, contacts.NotAContactNumber),
        ("emergency-999", "0161 496 0000", SOON, contacts.NotAContactNumber),
        ("lado", "0161 496 0000", date(2020, 1, 1), contacts.NextCheckInPast),
    ],
)
def test_an_invalid_confirmation_is_refused(
    app: Flask, name: str, number: str, next_check: date, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        contacts.confirm(name, number, by="Lena Lead", next_check=next_check)
    assert contacts.find_confirmations() == {}


def test_999_itself_can_be_confirmed(app: Flask) -> None:
    contacts.confirm("emergency-999", "999", by="Lena Lead", next_check=SOON)
    assert contacts.load_contacts()["emergency-999"].status == "confirmed"


def test_an_edition_written_by_another_process_wins_the_race(app: Flask) -> None:
    """The rival has taken the name that this process is about to use. Its content is the same."""
    text = json.dumps(contacts.load_data_to_publish())
    moment = datetime.now(UTC)
    rival = Edition(name="2026.4.1", digest="theirs", content=text, published_at=moment)
    db.session.add(rival)
    db.session.commit()
    assert editions.publish_if_changed().name == "2026.4.1"
    assert count() == 1


def test_a_confirmation_survives_a_race_with_a_process_that_had_not_read_it(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process publishes while this one reads the files, which takes a second."""
    before, read = contacts.load_data_to_publish(), contacts.load_data_to_publish
    rivals = iter([Edition(name="2026.4.0", digest="theirs", content=json.dumps(before))])

    def slowly() -> dict[str, object]:
        known = read()
        for rival in rivals:
            rival.published_at = datetime.now(UTC)
            db.session.add(rival)
            contacts.confirm("lado", "0161 496 0000", by="Lena Lead", next_check=SOON)
            db.session.commit()
        return known

    monkeypatch.setattr(contacts, "load_data_to_publish", slowly)
    published = editions.publish_if_changed()
    assert published.content.contacts["lado"].number == "0161 496 0000"
    assert published.name == "2026.4.1" and count() == 2
