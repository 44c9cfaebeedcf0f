"""What the command line does for somebody is shown to everybody for 30 days."""

from collections.abc import Callable
from contextlib import nullcontext
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import update

from tests.support.cast import ADMINISTRATOR, LEAD, OFFICER, PASSWORD, Enter, open_browser
from tests.support.reading import text_of
from webapp.commands.cli import main
from webapp.extensions import db
from webapp.people.accounts import EmailTaken
from webapp.people.models import AccountLink, Role, User

pytestmark = pytest.mark.postgresql

ACTS = {
    "new-password": "A link to choose a new password for Olu Officer",
    "remove-second-factor": "Removing the second factor of Olu Officer",
}
Command = Callable[..., Result]
REPAIRS = [(act, OFFICER.email) for act in (*ACTS, "reopen")]


@pytest.fixture
def people(enter: Enter, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs `esafety people` in the test's own application, with everybody's accounts."""
    enter(None)
    monkeypatch.setattr("webapp.commands.people.product", nullcontext)
    return lambda *given: CliRunner().invoke(main, ["people", *given])


@pytest.mark.parametrize("act", list(ACTS))
def test_start_pages_say_so(app: Flask, people: Command, act: str) -> None:
    no_administrator_is_left()
    done = people(act, OFFICER.email)
    assert done.exit_code == 0, done.output
    lead = open_browser(app, LEAD)
    page = text_of(lead.opens("/unit/"))
    assert ACTS[act] in page and "Done at the command line." in page
    assert "Done at the command line." in lead.opens("/unit/proposals/1").text


def test_where_nobody_can_invite_the_command_line_does(app: Flask, people: Command) -> None:
    no_administrator_is_left()
    done = people("invite", "Nia New", "nia@unit.example", "--role", "administrator")
    assert done.exit_code == 0, done.output
    address, told = done.output.splitlines()
    path, nia = urlsplit(address).path, open_browser(app, None)
    assert nia.submits(path, {"password": PASSWORD, "code": "ABCD EFGH"}).status_code == 422
    code = told.rsplit(": ", 1)[1]
    assert nia.submits(path, {"password": PASSWORD, "code": code}).status_code == 302
    page = text_of(open_browser(app, LEAD).opens("/unit/"))
    assert "An account for Nia New as administrator" in page
    assert "Done at the command line." in page


@pytest.mark.parametrize("act", [("invite", "N", "nia@unit.example", "--role", "lead"), *REPAIRS])
def test_what_an_administrator_can_propose_is_refused_and_says_who(
    people: Command, act: tuple[str, ...]
) -> None:
    refused = people(*act)
    assert "Adam Admin or Fay First can propose this" in str(refused.exception)
    assert db.session.query(AccountLink).count() == 0


def test_the_last_administrators_account_is_closed_and_is_in_the_record(
    app: Flask, people: Command
) -> None:
    administrator = open_browser(app, ADMINISTRATOR)
    done = people("close", ADMINISTRATOR.email)
    assert done.exit_code == 0, done.output
    assert administrator.opens("/unit/").status_code == 302
    log = text_of(open_browser(app, LEAD).opens("/unit/audit-log"))
    assert f"closed the account of {ADMINISTRATOR.name}" in log


def test_the_last_administrators_account_is_reopened_and_start_pages_say_so(
    app: Flask, people: Command
) -> None:
    no_administrator_is_left()
    done, again = (people("reopen", ADMINISTRATOR.email) for _ in range(2))
    assert done.output == f"{ADMINISTRATOR.name} can sign in again.\n"
    assert "open already" in str(again.exception)
    assert open_browser(app, ADMINISTRATOR).opens("/unit/people").status_code == 200
    page = text_of(open_browser(app, LEAD).opens("/unit/"))
    assert f"Opening again the account of {ADMINISTRATOR.name}" in page
    assert "Done at the command line." in page


def no_administrator_is_left() -> None:
    """Of all who could propose it at the unit."""
    those = User.roles.any(Role.name == "administrator")
    db.session.execute(update(User).where(those).values(active=False))
    db.session.commit()


def test_nobody_gets_a_second_account(people: Command) -> None:
    done = people("invite", "Olu", OFFICER.email, "--role", "lead")
    assert done.exit_code != 0 and isinstance(done.exception, EmailTaken)
