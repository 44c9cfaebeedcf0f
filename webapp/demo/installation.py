"""The folder of a demonstration: its settings, what may be in it, its people and how they sign in.

A folder that holds anything else is refused, and left as it is.
"""

import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from flask import Flask
from sqlalchemy import event, inspect

from webapp import clock
from webapp.database.writing import writing
from webapp.demo.office import Office
from webapp.demo.year import YEAR
from webapp.demonstration import Demonstration, find_mark
from webapp.errors import AppError
from webapp.extensions import db
from webapp.notice_settings import SETTINGS as NOTICES
from webapp.people import accounts
from webapp.people.second_factor import authenticator, recovery_codes, totp
from webapp.people.second_factor.models import Authenticator
from webapp.reach import is_loopback

DATABASE = "esafety.sqlite"
FOLDERS, FILES = ("keys", "storage-keys"), (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm")
# What a real installation beside it is told, and a demonstration is not.
OF_THE_REAL_ONE = ("DATABASE_URL", "STORAGE_KEYS", "SECRET_KEY", "SECRET_KEY_FALLBACKS", *NOTICES)
SHOWN_CODES = 4


class NotADemonstration(AppError):
    """The folder is used by something else."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} holds something that is no demonstration. Name an empty folder, or one that "
            "does not exist, with --folder. Nothing was changed."
        )


class NotOnLoopback(AppError):
    """Others could reach it."""

    sentence = (
        "A demonstration is for this machine alone: leave out HOST, PUBLIC_URL and UNIT_URL. "
        "Nothing was started."
    )


class SignIn(NamedTuple):
    """A made-up person's way in: each code works once, after the password."""

    role: str
    email: str
    codes: Sequence[str]


def environment_for(folder: Path | None, env: Mapping[str, str]) -> dict[str, str]:
    """The environment of a demonstration in this folder, by default beside the real data.

    Raises NotOnLoopback, and NotADemonstration for a folder that is not empty and has no database.
    """
    if (
        not is_loopback(env.get("HOST", "127.0.0.1"))
        or env.get("PUBLIC_URL")
        or env.get("UNIT_URL")
    ):
        raise NotOnLoopback
    folder = (folder or Path(env.get("INSTANCE_DIR") or "instance") / "demonstration").absolute()
    if folder.exists() and not (folder / DATABASE).exists() and any(folder.iterdir()):
        raise NotADemonstration(folder)
    kept = {name: value for name, value in env.items() if name not in OF_THE_REAL_ONE}
    return {**kept, "INSTANCE_DIR": str(folder)}


def find_complete(folder: Path) -> bool:
    """Whether a complete demonstration is in the folder. Raises NotADemonstration."""
    tables = inspect(db.engine).get_table_names()
    if not tables:
        return False
    mark = find_mark() if Demonstration.__tablename__ in tables else None
    if mark is None:
        raise NotADemonstration(folder)
    return mark.complete


def delete(folder: Path) -> None:
    """Delete the demonstration in the folder, and nothing else that may be there."""
    db.session.remove()
    db.engine.dispose()
    for name in FOLDERS:
        shutil.rmtree(folder / name, ignore_errors=True)
    for name in (*FILES, "secret-key"):
        (folder / name).unlink(missing_ok=True)


def fill(app: Flask, incidents: int, *, until: datetime) -> Iterator[int]:
    """Make the people and live through their year. Yields how many reports have arrived.

    The installation has its keys and an edition. Needs an app context.
    """
    with _without_waiting_for_the_disk():
        with clock.as_of(until - timedelta(days=366)):
            _make_people()
        yield from Office(app, until=until).live_through(incidents)


@contextmanager
def _without_waiting_for_the_disk() -> Iterator[None]:
    """If it is interrupted it is made again from the start, so nothing need be durable yet."""

    def hurry(connection: Any, *_: object) -> None:
        connection.execute("PRAGMA synchronous=OFF")

    if db.engine.dialect.name != "sqlite":
        yield
        return
    event.listen(db.engine, "checkout", hurry)
    try:
        yield
    finally:
        event.remove(db.engine, "checkout", hurry)
        db.session.remove()
        db.engine.dispose()


def let_in() -> tuple[str, list[SignIn]]:
    """A new password for everybody made up, and new codes. The earlier ones work no longer."""
    password = "-".join(secrets.token_hex(2) for _ in range(3))
    hashed, found = accounts.hash_for_account(password), []
    for one in YEAR["people"]:
        with writing():
            person = accounts.person_by_email(one["email"])
            assert person is not None  # noqa: S101 - accounts are closed, never deleted
            accounts.choose_password(person, hashed)
            codes = recovery_codes.make(person)[:SHOWN_CODES]
        found.append(SignIn(one["role"], one["email"], codes))
    return password, found


def _make_people() -> None:
    """Nobody knows the passwords and apps that they begin with: see `let_in`."""
    hashed = accounts.hash_for_account(secrets.token_urlsafe())
    for one in YEAR["people"]:
        with writing():
            person = accounts.create_account(
                name=one["name"], email=one["email"], password_hash=hashed, roles=one["roles"]
            )
            sealed = authenticator.seal(person, totp.new_secret())
            db.session.add(
                Authenticator(
                    person_id=person.id,
                    sealed_secret=sealed,
                    last_step=0,
                    set_up_at=datetime.now(UTC),
                )
            )
