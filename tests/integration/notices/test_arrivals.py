"""What arrives is told by mail: soon, gathered, and without a word of it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from tests.support.reports import ANSWERS
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.notices import arrived
from webapp.notices.models import Notice
from webapp.reports.models import Report

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
NOW = {"answers": {"danger": "yes"}}
TODAY = {"answers": {"types": ["hate_incitement"]}, "path": {}}


def now() -> datetime:
    return datetime.now(UTC)


def test_one_in_danger_is_told_at_once(told, box, arrive, send) -> None:
    arrive(**NOW)
    send(now())

    assert box.subjects == ["E-safety: 1 report arrived, 1 of rank now"]
    assert box.recipients == ["unit@example.org"]
    send(now() + 2 * HOUR)
    assert len(box.mails) == 1


def test_what_can_wait_is_gathered_for_an_hour(told, box, arrive, send) -> None:
    arrive(2, **TODAY)
    send(now() + 59 * MINUTE)
    assert box.mails == []

    arrive(**TODAY)
    send(now() + 61 * MINUTE)
    assert box.subjects == ["E-safety: 3 reports arrived"]


def test_a_mail_has_no_word_of_a_report(told, box, arrive, send) -> None:
    arrive(**NOW)
    send(now())

    given = [each for each in ANSWERS.values() if isinstance(each, str)]
    words = {word for each in given for word in each.split() if len(word) > 3} - {"child", "after"}
    reference = db.session.scalars(select(Report.reference)).one()
    mail = box.mails[0].as_string() + box.mails[0].get_content() + box.raw[0].decode()
    assert [word for word in (*words, reference) if word.lower() in mail.lower()] == []
    assert "http://localhost:8000/unit/" in mail


def test_a_thousand_arrivals_are_three_mails_at_most(told, box, arrive, send) -> None:
    for _ in range(20):
        arrive(49, **TODAY)
        arrive(1, **NOW)
        send(now())
    for minutes in range(1, 180):
        send(now() + minutes * MINUTE)

    assert 1 <= len(box.mails) <= 3
    told_of = sum(int(subject.split()[1]) for subject in box.subjects)
    assert told_of == 1_000


def test_a_report_and_its_notice_are_stored_together_or_not_at_all(
    told, arrive, monkeypatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(arrived.outbox, "note", fail)
    arrive()  # it is quarantined, as the program failed
    assert db.session.query(Report).count() == 0

    monkeypatch.undo()
    with pytest.raises(ValueError), writing():
        connection = db.session.connection()
        arrived.file_reports(connection, [])
        raise ValueError
    assert db.session.query(Notice).count() == 0


def test_without_settings_nothing_is_noted(arrive) -> None:
    arrive(**NOW)

    assert db.session.query(Report).count() == 1
    assert db.session.query(Notice).count() == 0
