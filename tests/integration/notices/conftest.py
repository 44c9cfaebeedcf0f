"""A mail server on loopback, and an application that tells the unit through it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from flask import Flask

from tests.support.mail_server import Mailbox, mail_server
from tests.support.reports import post, sealed_report
from webapp.arrivals.opening import open_pending
from webapp.config import bind_config, current_config
from webapp.extensions import db
from webapp.notice_settings import NoticeSettings, Relay, Security
from webapp.notices import sender
from webapp.notices.arrived import file_reports
from webapp.reports.opened import read_report


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with mail_server() as box:
        yield box


@pytest.fixture
def told(app: Flask, box: Mailbox) -> NoticeSettings:
    """The settings, which the application has from now on."""
    settings = NoticeSettings(
        relay=Relay("127.0.0.1", box.port, Security.NONE),
        sender="esafety@example.org",
        to="unit@example.org",
        second_to="manager@example.org",
        late_after=(1, 4, 16),
        silent_days=14,
    )
    bind_config(app, replace(current_config(), notices=settings))
    return settings


@pytest.fixture
def arrive(app: Flask) -> Callable[..., None]:
    """Lets so many reports arrive, and opens them as the opener does."""

    def _arrive(count: int = 1, **changes: object) -> None:
        post(app.test_client(), *[sealed_report(**changes) for _ in range(count)])
        while open_pending(read_report, file_reports):
            pass

    return _arrive


@pytest.fixture
def send(told: NoticeSettings) -> Callable[[datetime], None]:
    """Sends what may go at this moment."""

    def _send(now: datetime) -> None:
        db.session.expire_all()
        sender.send_due(told, now)

    return _send
