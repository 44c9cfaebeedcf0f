"""security.txt says where to report a hole, in the form of RFC 9116."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from flask import Flask

from webapp.config import bind_config, current_config

PATH = "/.well-known/security.txt"


def test_without_an_address_there_is_no_such_page(client) -> None:
    assert client.get(PATH).status_code == 404


def test_it_names_the_operators_address_and_expires_within_a_year(app: Flask, client) -> None:
    bind_config(app, replace(current_config(), security_contact="mailto:safe@example.org"))

    answer = client.get(PATH)

    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert list(fields) == ["Contact", "Expires", "Preferred-Languages"]
    assert fields["Contact"] == "mailto:safe@example.org"
    expires = datetime.fromisoformat(fields["Expires"])
    assert timedelta(days=30) < expires - datetime.now(UTC) < timedelta(days=365)


def test_over_https_it_names_its_own_address(app: Flask, client) -> None:
    config = replace(current_config(), security_contact="https://example.org/report")
    bind_config(app, replace(config, public_url="https://esafety.example.org"))

    lines = client.get(PATH).text.splitlines()

    assert lines[-1] == f"Canonical: https://esafety.example.org{PATH}"
