"""The `esafety` command: what each subcommand does, and its one-line errors."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from joserfc.jwk import ECKey

from tests.support.databases import fresh_database
from tests.support.product import Product
from webapp.commands.cli import main
from webapp.commands.errors import NO_TABLES
from webapp.guidance import contacts
from webapp.guidance.source.loading import load_data
from webapp.guidance.source.yaml_files import FOLDER

Esafety = Callable[..., Result]


CONFIRM_LADO = ("contacts", "confirm", "lado", "0161 496 0000", "--by", "Lena")
KNOWN_KEY = "INSERT INTO known_key VALUES ('sealing', 'a', '2026-11-26 09:00:00', NULL)"


def add_key(folder: Path) -> None:
    key = ECKey.generate_key("P-256", private=True)
    (folder / "keys").mkdir()
    (folder / "keys" / "0001.json").write_text(json.dumps(key.as_dict(private=True)))


def recorded(folder: Path) -> list[tuple[str, str]]:
    """What the audit log has, and whose acts they were."""
    with closing(sqlite3.connect(folder / "esafety.sqlite")) as database:
        return database.execute("SELECT event, who FROM audit_entry").fetchall()


@pytest.fixture
def esafety(tmp_path: Path) -> Esafety:
    """Runs subcommands against one installation."""

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments, env={"INSTANCE_DIR": str(tmp_path)})

    assert run("db", "upgrade").exit_code == 0
    return run


def test_the_commands_are_the_documented_ones() -> None:
    named = (
        "run demo erase keys arrivals guidance contacts people db papers backup restore "
        "restrict notices figures"
    )
    assert set(main.commands) == {*named.split()}


def test_contacts_are_listed_with_their_status(esafety: Esafety) -> None:
    lines = {line.split()[0]: line for line in esafety("contacts", "list").output.splitlines()}
    assert "published" in lines["emergency-999"] and "999" in lines["emergency-999"]
    assert "unconfirmed" in lines["lado"] and lines["lado"].endswith("—")


def test_before_the_first_start_there_is_no_key_and_nothing_to_open(esafety: Esafety) -> None:
    assert esafety("keys", "list").output == ""
    assert esafety("arrivals", "open").output == "Opened: 0\n"


def test_a_new_key_is_the_first_and_has_the_next_number(esafety: Esafety, tmp_path: Path) -> None:
    add_key(tmp_path)
    kid = esafety("keys", "new").output.strip()

    assert esafety("keys", "list").output.splitlines()[0] == kid
    assert sorted(file.name for file in (tmp_path / "keys").iterdir()) == ["0001.json", "0002.json"]
    assert recorded(tmp_path) == [("sealing-key-made", "The command line")]


def test_a_key_whose_age_its_name_does_not_tell_is_refused(
    esafety: Esafety, tmp_path: Path
) -> None:
    add_key(tmp_path)
    (tmp_path / "keys" / "0001.json").rename(tmp_path / "keys" / "9.json")

    assert "must have a name of four digits" in esafety("keys", "list").output


def test_a_start_without_the_keys_that_the_database_knows_refuses(
    esafety: Esafety, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sqlite3.connect(tmp_path / "esafety.sqlite") as database:
        database.execute(KNOWN_KEY)
    monkeypatch.setattr("webapp.commands.cli.require_free_port", lambda _: None)

    start = esafety("run")

    assert start.exit_code == 1 and "put them back from their backup" in start.output
    assert not (tmp_path / "keys").exists()


def test_trying_again_says_how_many_and_is_recorded(esafety: Esafety, tmp_path: Path) -> None:
    assert esafety("arrivals", "reopen").output == "Waiting to be opened again: 0\n"

    assert recorded(tmp_path) == [("arrivals-tried-again", "The command line")]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("keys", "new"), "This machine has no private key"),
        (("contacts", "confirm", "nobody", "999", "--by", "Lena"), "There is no such contact"),
        (("contacts", "confirm", "lado", "ring us", "--by", "Lena"), "Give a phone number"),
        (
            ("contacts", "confirm", "lado", "0161 496 0000", "--by", " "),
            "Give the name of the person who rang",
        ),
        (
            (
                "contacts",
                "confirm",
                "lado",
                "0161 496 0000",
                "--by",
                "L",
                "--next-check",
                "2020-01-01",
            ),
            "The next check must be on a future day",
        ),
        (("people", "new-password", "otto@example.org"), "Nobody at the unit has an account"),
        (
            ("people", "remove-second-factor", "otto@example.org"),
            "Nobody at the unit has an account",
        ),
    ],
)
def test_a_refusal_is_a_sentence(
    esafety: Esafety, arguments: tuple[str, ...], sentence: str
) -> None:
    answer = esafety(*arguments)
    assert (answer.exit_code, answer.output[:7]) == (1, "Error: ")
    assert sentence in answer.output


@pytest.mark.usefixtures("without_packs")
def test_a_contact_is_confirmed_until_the_day_that_was_given(esafety: Esafety) -> None:
    confirmed = esafety(*CONFIRM_LADO, "--next-check", "2099-01-01").output

    assert confirmed.startswith("LADO (Designated Officer): hours not known.\nEdition ")
    assert "confirmed    0161 496 0000" in esafety("contacts", "list").output


@pytest.mark.usefixtures("without_packs")
def test_a_contact_is_confirmed_with_its_hours_which_the_next_check_keeps(
    esafety: Esafety,
) -> None:
    hours = ("--hours", "Mon-Thu 9:00-17:00; Fri 9:00-16:30; bank holidays closed")
    closure = ("--special", "24 Dec 2026 to 31 Dec 2026")

    said = "Mon to Thu 9:00 to 17:00, Fri 9:00 to 16:30, not bank holidays, 24 Dec 2026 to 31"
    assert said in esafety(*CONFIRM_LADO, *hours, *closure).output
    assert said in esafety(*CONFIRM_LADO).output


@pytest.mark.parametrize(
    "given", [("--hours", "Mon 9:00"), ("--special", "24 Dec 2026"), ("--hours", "Mon 17:00-9:00")]
)
def test_hours_that_are_none_confirm_nothing(esafety: Esafety, given: tuple[str, ...]) -> None:
    answer = esafety(*CONFIRM_LADO, *given)

    assert answer.exit_code == 2 and "--hours or --special" in answer.output
    assert "0161 496 0000" not in esafety("contacts", "list").output


@pytest.mark.parametrize("count", ["0", "-3", "10001", "some"])
def test_demo_refuses_an_impossible_count(esafety: Esafety, count: str) -> None:
    answer = esafety("demo", "--incidents", count)
    assert answer.exit_code == 2
    assert "Error: Invalid value for '--incidents'" in answer.output


@pytest.mark.parametrize(
    "arguments", [("contacts", "list"), ("arrivals", "open"), ("guidance", "publish")]
)
def test_without_tables_the_message_says_how_to_make_them(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    answer = CliRunner().invoke(main, arguments, env={"INSTANCE_DIR": str(tmp_path)})
    assert (answer.exit_code, answer.output) == (1, f"Error: {NO_TABLES}\n")


def test_without_tables_on_postgresql_the_message_is_the_same(tmp_path: Path) -> None:
    with fresh_database("postgresql", tmp_path) as url:
        product = Product(tmp_path, DATABASE_URL=url)
        with pytest.raises(RuntimeError, match=f"^Error: {NO_TABLES}\n$"):
            product.esafety("contacts", "list")


def test_a_database_of_a_newer_version_is_refused(esafety: Esafety, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "esafety.sqlite") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")

    answer = esafety("db", "upgrade")

    assert answer.exit_code == 1
    assert answer.output.startswith("Error: A newer version of E-safety has changed this database.")


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("next: outcome}", "next: area}", "The questions run in a circle: danger → "),
        ("next: outcome}", "next: nowhere}", "The question under_18 leads to nowhere"),
        ("start: danger", "start: [", "path.yaml"),
    ],
)
def test_inconsistent_guidance_is_reported_and_not_published(
    esafety: Esafety,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    was: str,
    becomes: str,
    said: str,
) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "content"))
    path = folder / "path.yaml"
    path.write_text(path.read_text("utf-8").replace(was, becomes), "utf-8")
    monkeypatch.setattr(contacts, "load_data", partial(load_data, folder=folder))

    answer = esafety("guidance", "publish")

    assert answer.exit_code == 1
    assert answer.output.startswith("Error: The guidance does not hold together.\n")
    assert said in answer.output
    with sqlite3.connect(tmp_path / "esafety.sqlite") as database:
        assert database.execute("SELECT count(*) FROM edition").fetchone() == (0,)
