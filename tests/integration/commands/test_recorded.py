"""What is done at the command line is in the record, as done by the command line."""

from contextlib import nullcontext

import pytest
from click.testing import CliRunner

from tests.integration.people.test_command_line import no_administrator_is_left
from tests.support.cast import LEAD, OFFICER, Enter
from tests.support.reading import text_of
from webapp.commands.cli import main

RING = ("contacts", "confirm", "lado", "0161 496 0000", "--by", "Lena Lead")
INVITE = ("people", "invite", "Nia New", "nia@unit.example", "--role", "administrator")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (RING, "entered that Lena Lead confirmed the contact"),
        (INVITE, "invited Nia New"),
        (("people", "new-password", OFFICER.email), "made a link"),
    ],
)
def test_the_record_names_the_command_line(
    enter: Enter, monkeypatch: pytest.MonkeyPatch, given: tuple[str, ...], sentence: str
) -> None:
    lead = enter(LEAD)
    no_administrator_is_left()
    for module in ("cli", "people"):
        monkeypatch.setattr(f"webapp.commands.{module}.product", nullcontext)  # the test's own
    monkeypatch.setattr("webapp.commands.setup.publish", lambda: "")
    done = CliRunner().invoke(main, given)
    assert done.exit_code == 0, done.output
    assert f"The command line {sentence}" in text_of(lead.opens("/unit/audit-log"))
