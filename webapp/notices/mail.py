"""Hands a mail to the mail server, in a minute at most."""

import smtplib
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from socket import SHUT_RDWR

from webapp.notice_settings import NoticeSettings, Relay, Security
from webapp.notices.words import Words

STEP_SECONDS = 10
ALL_SECONDS = 60


def make_mail(settings: NoticeSettings, words: Words, *, to: str, number: str) -> EmailMessage:
    """The mail; a program that answers mails by itself does not answer it.

    The same `number` is the same mail: a mail server may drop the second.
    """
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = settings.sender, to, words.subject
    domain = settings.sender.rpartition("@")[2]
    mail["Message-ID"] = f"<{number}@{domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail.set_content(words.text, cte="quoted-printable")
    return mail


def send(relay: Relay, mail: EmailMessage, now: datetime) -> None:
    """Send it. Raises OSError (smtplib's errors are such) if the server did not take it."""
    mail["Date"] = format_datetime(now)
    server = _connect(relay)
    with _bounded(server):
        if relay.security is Security.STARTTLS:
            server.starttls(context=ssl.create_default_context())
        if relay.user:
            server.login(relay.user, relay.password)
        server.send_message(mail)
        # It has the mail: a goodbye that fails changes nothing.
        with suppress(OSError):
            server.quit()


def _connect(relay: Relay) -> smtplib.SMTP:
    if relay.security is Security.TLS:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(relay.host, relay.port, timeout=STEP_SECONDS, context=context)
    return smtplib.SMTP(relay.host, relay.port, timeout=STEP_SECONDS)


@contextmanager
def _bounded(server: smtplib.SMTP) -> Iterator[None]:
    """Close the connection in the end, and after a minute: a server may answer byte by byte."""

    def give_up() -> None:
        with suppress(OSError, AttributeError):  # it may be closed already
            server.sock.shutdown(SHUT_RDWR)  # type: ignore[union-attr]

    timer = threading.Timer(ALL_SECONDS, give_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        server.close()
