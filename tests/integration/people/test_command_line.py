"""What the command line does for somebody is shown to everybody for 30 days."""

from contextlib import nullcontext

import pytest
from click.testing import CliRunner
from flask import Flask

from tests.support.cast import LEAD, OFFICER, Enter, open_browser
from tests.support.reading import text_of
from webapp.commands.cli import main

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
