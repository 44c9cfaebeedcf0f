"""What the command line does for somebody is shown to everybody for 30 days."""

from contextlib import nullcontext
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from flask import Flask

from tests.support.cast import LEAD, OFFICER, Enter, open_browser
from tests.support.reading import text_of
from webapp.commands.cli import main
from webapp.people.accounts import EmailTaken

ACTS = {
    "new-password": "A link to choose a new password for Olu Officer",
    "remove-second-factor": "Removing the second factor of Olu Officer",
}


@pytest.mark.parametrize("act", list(ACTS))
def test_start_pages_say_so(
    app: Flask, enter: Enter, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    enter(None)
    monkeypatch.setattr("webapp.commands.people.product", nullcontext)  # the test's own
    done = CliRunner().invoke(main, ["people", act, OFFICER.email])
    assert done.exit_code == 0, done.output
    lead = open_browser(app, LEAD)
    page = text_of(lead.opens("/unit/"))
    assert ACTS[act] in page and "Done at the command line." in page
    assert "Done at the command line." in lead.opens("/unit/proposals/1").text


def test_where_nobody_can_invite_the_command_line_does(
    app: Flask, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(None)
    monkeypatch.setattr("webapp.commands.people.product", nullcontext)  # the test's own
    given = ["people", "invite", "Nia New", "nia@unit.example", "--role", "administrator"]
    done = CliRunner().invoke(main, given)
    assert done.exit_code == 0, done.output
    path = urlsplit(done.output.strip()).path
    assert "Nia New" in open_browser(app, None).opens(path).text
    page = text_of(open_browser(app, LEAD).opens("/unit/"))
    assert "An account for Nia New as administrator" in page
    assert "Done at the command line." in page


def test_nobody_gets_a_second_account(enter: Enter, monkeypatch: pytest.MonkeyPatch) -> None:
    enter(None)
    monkeypatch.setattr("webapp.commands.people.product", nullcontext)  # the test's own
    given = ["people", "invite", "Olu", OFFICER.email, "--role", "lead"]
    done = CliRunner().invoke(main, given)
    assert done.exit_code != 0 and isinstance(done.exception, EmailTaken)
