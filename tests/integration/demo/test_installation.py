"""A demonstration has a folder of its own; neither it nor the real product becomes the other."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from tests.support.cast import CODE_PAGE, OFFICER, Enter, Person
from tests.support.client import HouseClient
from tests.support.once_a_run import once_a_run
from tests.support.pack_pages import pages_in, put_few_pages_in_packs, read_body
from tests.support.privacy import PRIVACY
from webapp import clock
from webapp.app import create_app
from webapp.commands import demo as command
from webapp.commands.cli import main
from webapp.config import Config
from webapp.database.writing import writing
from webapp.demo import installation, office
from webapp.demonstration import SENTENCE, Demonstration, write_mark
from webapp.extensions import db
from webapp.guidance import editions
from webapp.offline import pack
from webapp.offline.pack import build_packs
from webapp.reports.models import Report

Start = Callable[..., Result]
PASSWORD = re.compile(r"password (\S+);")
LINE = re.compile(r"^    (lead|officer|colleague|board member) +(\S+@\S+) +(\S+)", re.MULTILINE)
NAME_ANOTHER = "Name an empty folder"
NOT_REACHED = "A demonstration is for this machine alone"


def start(*arguments: str, **env: str) -> Result:
    """`esafety demo`, as far as it comes before it serves."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "environ", os.environ.copy())
        patch.setattr(command, "serve", lambda _config, when_ready: when_ready())
        patch.setattr(command, "require_free_port", lambda _config: None)
        patch.setattr(office, "can_print", lambda: False)
        put_few_pages_in_packs(patch)
        return CliRunner().invoke(main, ["demo", "--incidents", "5", *arguments], env=env)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demonstration that was started once."""

    def make(folder: Path) -> None:
        answer = start("--folder", str(folder))
        assert answer.exit_code == 0, answer.output

    return once_a_run(tmp_path_factory, "demonstration", make)


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of it, which a test may change."""
    return Path(shutil.copytree(made, tmp_path / "demonstration"))


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """The folder of an installation that is no demonstration, before anybody used it."""
    folder = tmp_path / "instance"
    answer = CliRunner().invoke(main, ["db", "upgrade"], env={"INSTANCE_DIR": str(folder)})
    assert answer.exit_code == 0
    return folder


def open_at(folder: Path) -> Flask:
    app = create_app(Config.from_environment({"INSTANCE_DIR": str(folder)}))
    app.test_client_class = HouseClient
    return app


def content_of(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and not file.name.endswith(("-wal", "-shm"))
    }


def read(folder: Path, query: object) -> object:
    with open_at(folder).app_context():
        found = db.session.scalar(query)  # type: ignore[call-overload]
        db.session.remove()
        db.engine.dispose()
    return found


UNTIL = select(Demonstration.until)
REPORTS = select(func.count()).select_from(Report)


def test_each_of_them_signs_in_with_what_the_start_printed(folder: Path) -> None:
    printed = start("--folder", str(folder)).output
    people = LINE.findall(printed)
    assert [role for role, _, _ in people] == ["lead", "officer", "colleague", "board member"]
    app = open_at(folder)
    for role, email, code in people:
        person = Person(app.test_client())  # type: ignore[arg-type]
        assert person.gives_password(email, PASSWORD.findall(printed)[0]).location == CODE_PAGE
        assert person.submits(CODE_PAGE, {"code": code}).status_code == 302
        page = "/unit/figures/papers" if role == "board member" else "/unit/"
        assert person.opens(page).status_code == 200
        assert SENTENCE in person.opens(page).text


def test_a_second_start_is_of_the_same_with_another_password(folder: Path) -> None:
    until, first = read(folder, UNTIL), start("--folder", str(folder)).output
    second = start("--folder", str(folder)).output
    assert read(folder, UNTIL) == until and read(folder, REPORTS) == 5
    assert PASSWORD.findall(first) != PASSWORD.findall(second)
    person = Person(open_at(folder).test_client())  # type: ignore[arg-type]
    email = LINE.findall(first)[0][1]
    assert person.gives_password(email, PASSWORD.findall(first)[0]).location is None


def test_a_fresh_one_takes_the_place_of_the_one_before(folder: Path) -> None:
    (folder / "of-somebody.txt").write_text("Not ours.")
    until, before = read(folder, UNTIL), content_of(folder)
    assert start("--folder", str(folder), "--fresh").exit_code == 0
    assert read(folder, UNTIL) > until and read(folder, REPORTS) == 5  # type: ignore[operator]
    after = content_of(folder)
    keys = [name for name in before if name.startswith(("keys/", "storage-keys/"))]
    assert keys and all(after[name] != before[name] for name in (*keys, "secret-key"))
    assert (folder / "of-somebody.txt").read_text() == "Not ours."


def test_one_that_was_interrupted_is_made_anew(folder: Path) -> None:
    with open_at(folder).app_context():
        with writing():
            db.session.execute(update(Demonstration).values(complete=False))
        before = db.session.scalar(UNTIL)
        db.engine.dispose()
    assert start("--folder", str(folder)).exit_code == 0
    assert read(folder, UNTIL) > before  # type: ignore[operator]
    assert read(folder, select(Demonstration.complete)) is True


def test_it_is_beside_the_real_data_and_touches_none_of_it(real: Path, tmp_path: Path) -> None:
    before = content_of(real)
    elsewhere = f"sqlite:///{tmp_path / 'elsewhere.sqlite'}"
    settings = {"SECRET_KEY": "x" * 40, "STORAGE_KEYS": str(tmp_path), **MAILED}
    answer = start(INSTANCE_DIR=str(real), DATABASE_URL=elsewhere, **settings)
    assert answer.exit_code == 0, answer.output
    after = content_of(real)
    assert {name: after[name] for name in before} == before
    assert {Path(name).parts[0] for name in after.keys() - before.keys()} == {"demonstration"}
    assert not (tmp_path / "elsewhere.sqlite").exists() and not (tmp_path / "spelling-key").exists()
    assert read(real / "demonstration", REPORTS) == 5


MAILED = {
    "SMTP_URL": "smtp://localhost",
    "NOTICES_FROM": "esafety@example.org",
    "NOTICES_TO": "unit@example.org",
}


def test_it_tells_nobody_by_mail() -> None:
    env = installation.environment_for(Path("x"), MAILED)
    assert not env.keys() & MAILED.keys()


@pytest.mark.parametrize("more", [(), ("--fresh",)])
def test_the_real_product_cannot_become_one(real: Path, more: tuple[str, ...]) -> None:
    before = content_of(real)
    answer = start("--folder", str(real), *more)
    assert (answer.exit_code, answer.output.count("\n")) == (1, 1)
    assert NAME_ANOTHER in answer.output
    assert content_of(real).keys() - before.keys() <= {"secret-key"}
    assert all(content_of(real)[name] == text for name, text in before.items())


def test_a_folder_with_anything_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Jo")
    answer = start("--folder", str(tmp_path), "--fresh")
    assert answer.exit_code == 1 and NAME_ANOTHER in answer.output
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    "setting",
    [
        {"HOST": "0.0.0.0"},
        {"HOST": "192.0.2.1"},
        {"HOST": "::"},
        {"PUBLIC_URL": "https://esafety.example.org"},
        {"PUBLIC_URL": "http://localhost:8000"},
        {"UNIT_URL": "https://unit.example.org"},
    ],
)
def test_nobody_else_can_reach_it(tmp_path: Path, setting: dict[str, str]) -> None:
    answer = start("--folder", str(tmp_path / "new"), **setting, **PRIVACY)
    assert (answer.exit_code, answer.output.count("\n")) == (1, 1)
    assert NOT_REACHED in answer.output and not (tmp_path / "new").exists()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_this_machine_can(host: str) -> None:
    assert installation.environment_for(Path("x"), {"HOST": host})["HOST"] == host


def test_it_is_not_served_as_the_real_product(folder: Path) -> None:
    env = {"INSTANCE_DIR": str(folder), "PORT": "1"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("webapp.commands.cli.require_free_port", lambda _config: None)
        patch.setattr("webapp.commands.cli.serve", lambda *_, **__: pytest.fail("it was served"))
        answer = CliRunner().invoke(main, ["run"], env=env)
    assert (answer.exit_code, answer.output.count("\n")) == (1, 1)
    assert "Start it with `esafety demo`" in answer.output


def test_every_page_that_a_phone_keeps_says_it(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    write_mark(clock.now())
    editions.publish_if_changed()
    put_few_pages_in_packs(monkeypatch)
    monkeypatch.setattr(pack, "core_paths", lambda: ["/", "/report", "/no-signal", "/phone"])
    built = build_packs(app)
    for each in (built.core, built.library):
        pages = pages_in(read_body(brotli.decompress(each.body_br).decode()))
        assert pages and all(SENTENCE in page for page in pages.values())
    # It is to look like nothing of ours, to whoever looks over a shoulder.
    assert SENTENCE not in app.test_client().get("/away").text


def test_every_page_says_it_an_error_too(app: Flask, enter: Enter) -> None:
    write_mark(clock.now())
    officer = enter(OFFICER)
    for address in ("/unit/", "/unit/figures", "/unit/nothing", "/", "/nothing"):
        assert SENTENCE in officer.opens(address).text, address
    assert SENTENCE in enter(None).opens("/unit/sign-in").text


def test_no_setting_and_no_report_makes_the_real_product_say_it(tmp_path: Path) -> None:
    names = ("DEMO", "DEMONSTRATION", "ESAFETY_DEMO")
    env = dict.fromkeys(names, "yes") | {"INSTANCE_DIR": str(tmp_path / "demonstration")}
    assert CliRunner().invoke(main, ["db", "upgrade"], env=env).exit_code == 0
    app = create_app(Config.from_environment(env))
    assert SENTENCE not in app.test_client().get("/unit/sign-in").text


def test_a_database_has_one_mark(app: Flask) -> None:
    write_mark(clock.now())
    with pytest.raises(IntegrityError), writing():
        db.session.add(Demonstration(id=2, until=clock.now(), complete=True))
        db.session.flush()
