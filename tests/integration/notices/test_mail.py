"""The connection to the mail server: protected, signed in, and never for longer than a minute."""

import socket
import threading
import time
from datetime import UTC, datetime
from smtplib import SMTPAuthenticationError, SMTPNotSupportedError
from ssl import SSLCertVerificationError

import pytest

from tests.support.certificates import Certificate
from tests.support.mail_server import PASSWORD, USER, mail_server, sign_in, tls
from webapp.notice_settings import NoticeSettings, Relay, Security, read_notice_settings
from webapp.notices import mail
from webapp.notices.mail import make_mail
from webapp.notices.words import Words

ENV = {
    "SMTP_URL": "smtp://localhost",
    "NOTICES_FROM": "esafety@example.org",
    "NOTICES_TO": "unit@example.org",
}


@pytest.fixture
def certificate(tmp_path, monkeypatch) -> Certificate:
    """One for this machine, whose authority the system trusts."""
    certificate = Certificate(tmp_path, "localhost")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.authority))
    return certificate


def send(port: int, security: Security, user: str = "", password: str = "") -> None:
    settings = read_notice_settings(ENV)
    assert isinstance(settings, NoticeSettings)
    made = make_mail(settings, Words("Grüße", "Grüße\n"), to="unit@example.org", number="1")
    mail.send(Relay("localhost", port, security, user, password), made, datetime.now(UTC))


def test_a_mail_says_that_no_person_wrote_it() -> None:
    with mail_server() as box:
        send(box.port, Security.NONE)
    taken = box.mails[0]
    assert (taken["Auto-Submitted"], taken["Subject"]) == ("auto-generated", "Grüße")
    assert taken.get_content().strip() == "Grüße" and box.raw[0].isascii()


def test_tls_from_the_start(certificate) -> None:
    with mail_server(ssl_context=tls(certificate)) as box:
        send(box.port, Security.TLS)
    assert len(box.mails) == 1


def test_starttls_and_a_sign_in(certificate) -> None:
    signed_in = {"authenticator": sign_in, "auth_required": True, "require_starttls": True}
    with mail_server(tls_context=tls(certificate), **signed_in) as box:
        send(box.port, Security.STARTTLS, USER.decode(), PASSWORD.decode())
        with pytest.raises(SMTPAuthenticationError):
            send(box.port, Security.STARTTLS, USER.decode(), "wrong")
    assert len(box.mails) == 1


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path) -> None:
    certificate = Certificate(tmp_path, "localhost")
    refused = pytest.raises(SSLCertVerificationError)
    with mail_server(tls_context=tls(certificate)) as box, refused:
        send(box.port, Security.STARTTLS)
    assert box.mails == []


def test_a_server_without_tls_gets_nothing() -> None:
    with mail_server() as box, pytest.raises(SMTPNotSupportedError):
        send(box.port, Security.STARTTLS)
    assert box.mails == []


def test_a_server_that_answers_byte_by_byte_is_given_up(monkeypatch) -> None:
    monkeypatch.setattr(mail, "ALL_SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_drip, args=(listening,), daemon=True).start()
        began = time.monotonic()
        with pytest.raises(OSError):
            send(listening.getsockname()[1], Security.NONE)
    assert time.monotonic() - began < 5


def _drip(listening: socket.socket) -> None:
    """Greet at once; then never come to the end of an answer."""
    connection, _ = listening.accept()
    connection.sendall(b"220 welcome\r\n")
    try:
        while True:
            connection.sendall(b"2")
            time.sleep(0.1)
    except OSError:
        connection.close()
