"""A real mail server on loopback that keeps what it takes; with TLS, a sign-in or a fault."""

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.support.ports import free_port

USER, PASSWORD = b"esafety", b"smtp password"


class Mailbox:
    """What the server took; it refuses with `answer` and waits while it `holds`."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.recipients: list[str] = []
        self.port = 0
        self.answer, self.holds = "", False
        self.begun = threading.Event()

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - the name that aiosmtpd calls
        """Keep the mail, unless it shall fail."""
        self.begun.set()
        while self.holds:
            await asyncio.sleep(0.05)
        if self.answer:
            return self.answer
        content = envelope.content
        assert isinstance(content, bytes)
        self.raw.append(content)
        self.recipients += envelope.rcpt_tos
        self.mails.append(message_from_bytes(content, policy=policy.default))  # type: ignore[arg-type]
        return "250 OK"

    @property
    def subjects(self) -> list[str]:
        """The subjects of the mails, in order."""
        return [mail["Subject"] for mail in self.mails]


@contextmanager
def mail_server(**options: Any) -> Iterator[Mailbox]:
    """Runs one. `ssl_context`: TLS from the start; `tls_context`: STARTTLS."""
    box = Mailbox()
    box.port = free_port()
    controller = Controller(box, hostname="127.0.0.1", port=box.port, **options)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()


def sign_in(_server: SMTP, _session: Session, _envelope: Envelope, _how: str, data: Any) -> Any:
    """Lets one user in, by one password."""
    assert isinstance(data, LoginPassword)
    is_right = (data.login, data.password) == (USER, PASSWORD)
    return AuthResult(success=is_right, handled=False)


def tls(certificate: Any) -> ssl.SSLContext:
    """The server's side of TLS with this certificate."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate.chain, certificate.key)
    return context
