"""A mail that is not taken is tried again, and somebody hears of it."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support.cast import ADMINISTRATOR
from tests.support.health_check import lines
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.notices import outbox, sender
from webapp.notices.kinds import Kind
from webapp.notices.models import Notice

pytestmark = pytest.mark.postgresql

MINUTE = timedelta(minutes=1)
START = datetime.now(UTC)
TROUBLE = "mails cannot be sent, so the unit is not told of reports: try `esafety notices test`"


def note(kind: Kind = Kind.ARRIVED, at: datetime = START, **counts: int) -> None:
    with writing():
        outbox.note(db.session.connection(), kind, counts, at)


def test_it_is_tried_again_after_growing_pauses(told, box, send) -> None:
    note(now=1)
    box.answer = "451 later"
    for minutes in (0, 1, 2, 5, 6):
        send(START + minutes * MINUTE)
    assert (db.session.query(Notice).one().attempts, box.mails) == (3, [])

    box.answer = ""
    send(START + 14 * MINUTE)
    assert len(box.mails) == 1


def test_what_comes_meanwhile_goes_in_the_same_mail(told, box, send) -> None:
    note(now=1)
    box.answer = "554 no"
    send(START)
    note(today=2)
    box.answer = ""
    send(START + 2 * MINUTE)
    assert box.subjects == ["E-safety: 3 reports arrived, 1 of rank now"]


def test_a_server_that_is_away_is_logged_without_an_address(told, box, send, caplog) -> None:
    note(now=1)
    box.answer = "550 unit@example.org is unknown"
    send(START)
    ours = [one.getMessage() for one in caplog.records if one.name.startswith("webapp")]
    assert ours == ["a mail was not sent: SMTPDataError"]


def test_three_failures_are_trouble_until_a_mail_goes(told, box, send, client, enter) -> None:
    note(now=1)
    box.answer = "451 later"
    for minutes in (0, 2):
        send(START + minutes * MINUTE)
    assert lines(client) == ["well"]
    send(START + 6 * MINUTE)
    assert lines(client) == [TROUBLE]
    assert "Mails cannot be sent, so the unit" in enter(ADMINISTRATOR).opens("/unit/").text

    box.answer = ""
    send(START + 14 * MINUTE)
    assert lines(client) == ["well"]


def test_a_sender_that_is_gone_is_trouble_after_two_hours(told, client) -> None:
    note(today=1, at=datetime.now(UTC) - 119 * MINUTE)
    assert lines(client) == ["well"]
    note(today=1, at=datetime.now(UTC) - 121 * MINUTE)
    assert lines(client) == [TROUBLE]


def test_where_nobody_is_told_any_more_nothing_is_trouble(client) -> None:
    note(today=1, at=datetime.now(UTC) - 121 * MINUTE)
    assert lines(client) == ["well"]


def test_two_senders_at_once_send_one_mail(told, box) -> None:
    note(now=1)
    batch = outbox.find_unsent(Kind.ARRIVED)
    assert outbox.begin_attempt(batch, START)
    sender.send_due(told, START)
    assert not outbox.begin_attempt(batch, START + MINUTE)
    assert box.mails == []


def test_the_same_mail_twice_has_the_same_number(told, box, send, monkeypatch) -> None:
    note(now=1)
    monkeypatch.setattr(outbox, "mark_sent", lambda *_: None)  # killed before that
    send(START)
    monkeypatch.undo()
    send(START + 2 * MINUTE)
    first, second = (mail["Message-ID"] for mail in box.mails)
    assert first == second and first.endswith("@example.org>")
