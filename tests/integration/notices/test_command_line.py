"""`esafety notices test`, and the opener's command, which begins to send."""

from contextlib import nullcontext

import pytest
from click.testing import CliRunner, Result

from webapp import loading
from webapp.arrivals import opener_process
from webapp.commands import arrivals, notices
from webapp.commands.cli import main
from webapp.notices import sender
from webapp.notices.arrived import file_reports


@pytest.fixture(autouse=True)
def _ours(app, monkeypatch) -> None:
    for module in (arrivals, notices):
        monkeypatch.setattr(module, "product", lambda: nullcontext(app))


def try_it() -> Result:
    return CliRunner().invoke(main, ["notices", "test"])


def test_a_test_mail_goes_to_both_addresses(told, box) -> None:
    assert "unit@example.org and manager@example.org" in try_it().output
    assert box.subjects == ["E-safety: a test"] * 2
    assert box.recipients == ["unit@example.org", "manager@example.org"]


def test_a_server_that_refuses_is_named_as_the_reason(told, box) -> None:
    box.answer = "554 no"
    done = try_it()
    assert done.exit_code == 1
    assert done.output.startswith("Error: The mail server did not take the mail: (554")


def test_without_settings_it_says_which_are_needed() -> None:
    done = try_it()
    assert done.exit_code == 1
    assert "set SMTP_URL, NOTICES_FROM and NOTICES_TO" in done.output


def test_the_opener_notes_what_it_files_and_begins_to_send(app, monkeypatch) -> None:
    did = []
    monkeypatch.setattr(sender, "begin", did.append)
    monkeypatch.setattr(
        loading, "finish", lambda: did.append("nothing that lives is looked through")
    )
    monkeypatch.setattr(opener_process, "run", lambda _, filing, *, chores: did.append(filing))
    assert CliRunner().invoke(main, ["arrivals", "work"]).exit_code == 0
    assert did == [app, "nothing that lives is looked through", file_reports]
