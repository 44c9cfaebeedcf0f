"""Sends what is in the outbox, in a thread of the opener's process that opening never waits for."""

import logging
import threading
import time
from collections import Counter
from datetime import UTC, datetime
from email.message import EmailMessage

from flask import Flask

from webapp.access.permissions import Role
from webapp.config import Config, current_config
from webapp.notice_settings import NoticeSettings, Relay
from webapp.notices import outbox
from webapp.notices.kinds import Kind
from webapp.notices.mail import make_mail, send
from webapp.notices.outbox import Batch
from webapp.notices.pacing import Waiting, may_go
from webapp.notices.watching import watch
from webapp.notices.words import About, Words, write, write_test
from webapp.people.accounts import find_addresses
from webapp.vocabulary.rank import Rank

TO_A_LEAD = (Kind.LATE, Kind.NO_ANSWER)
LOOK_SECONDS = 5.0
WATCH_SECONDS = 60.0
AFTER_FAILURE_SECONDS = 60.0

log = logging.getLogger(__name__)


def begin(app: Flask) -> None:
    """Send notices until the process ends; a no-op where nobody is told by mail."""
    with app.app_context():
        settings = current_config().notices
    if settings:
        threading.Thread(target=_run, args=(app, settings), daemon=True).start()


def _run(app: Flask, settings: NoticeSettings) -> None:
    watched = -WATCH_SECONDS
    while True:
        pause = LOOK_SECONDS
        try:
            with app.app_context():
                if time.monotonic() - watched >= WATCH_SECONDS:
                    watch(settings, datetime.now(UTC))
                    watched = time.monotonic()
                send_due(settings, datetime.now(UTC))
        except Exception as error:  # the thread must not end: the unit would hear of nothing
            log.error("notices: %s", type(error).__name__)
            pause = AFTER_FAILURE_SECONDS
        time.sleep(pause)


def send_due(settings: NoticeSettings, now: datetime) -> None:
    """Send what may go now, a mail for each kind."""
    for kind in Kind:
        batch = outbox.find_unsent(kind)
        if not batch or not may_go(_waiting(kind, batch, now), now):
            continue
        mail, *copies = _make(settings, kind, batch)
        if outbox.begin_attempt(batch, now) and _is_taken(settings.relay, mail, now):
            outbox.mark_sent(kind, now, now)
            for copy in copies:  # one lead's address that fails keeps nobody else waiting
                _is_taken(settings.relay, copy, now)


def send_test(settings: NoticeSettings) -> list[str]:
    """Send a test mail to each address. Returns them. Raises OSError as `mail.send` does."""
    now, words = datetime.now(UTC), write_test(_about(current_config(), settings))
    addresses = [settings.to, *([settings.second_to] if settings.second_to else [])]
    for place, to in enumerate(addresses):
        number = f"test-{now:%Y%m%d%H%M%S%f}-{place}"
        send(settings.relay, make_mail(settings, words, to=to, number=number), now)
    return addresses


def _waiting(kind: Kind, batch: Batch, now: datetime) -> Waiting:
    tried = [one.tried_at for one in batch if one.tried_at]
    return Waiting(
        is_urgent=kind is not Kind.ARRIVED or any(one.counts.get(Rank.NOW) for one in batch),
        since=batch[0].noted_at,
        attempts=max(one.attempts for one in batch),
        tried_at=max(tried, default=None),
        sent=outbox.find_sent(kind, now),
    )


def _make(settings: NoticeSettings, kind: Kind, batch: Batch) -> list[EmailMessage]:
    """The mail, and its copies to others."""
    first, last = batch[0], batch[-1]
    number = f"{kind}-{first.noted_at:%Y%m%d%H%M%S}-{first.id}-{last.id}"
    to = settings.second_to if kind in TO_A_LEAD and settings.second_to else settings.to
    others = find_addresses(Role.LEAD) if kind in (Kind.BLIND, Kind.NO_ANSWER) else []
    words = _write(settings, kind, batch)
    return [
        make_mail(settings, words, to=each, number=f"{number}-{place}" if place else number)
        for place, each in enumerate(dict.fromkeys([to, *others]))
    ]


def _is_taken(relay: Relay, mail: EmailMessage, now: datetime) -> bool:
    """The server's own words stay out of the log: they can hold an address."""
    try:
        send(relay, mail, now)
    except OSError as error:
        log.error("a mail was not sent: %s", type(error).__name__)
        return False
    return True


def _write(settings: NoticeSettings, kind: Kind, batch: Batch) -> Words:
    counts = batch[-1].counts
    if kind in (Kind.ARRIVED, Kind.LATE, Kind.NOT_RUNG, Kind.NO_ANSWER):
        counts = dict(sum((Counter(one.counts) for one in batch), Counter()))
    return write(kind, counts, _about(current_config(), settings))


def _about(config: Config, settings: NoticeSettings) -> About:
    return About(
        unit=config.unit_name,
        address=config.unit_address,
        late_after=settings.late_after,
        silent_days=settings.silent_days,
    )
