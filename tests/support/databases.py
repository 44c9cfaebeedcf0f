"""Real databases for tests: SQLite in a file, PostgreSQL from a server started for the run."""

import atexit
import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import quote

import psycopg
from sqlalchemy import make_url

from tests.support.ports import free_port

# As a careful operator's server asks: what loses the password, or its odd characters, fails here.
PASSWORD = "p@ss:w/rd % &?"  # noqa: S105 - of a server on this machine, for this run
MEMORY = Path("/dev/shm")  # noqa: S108 - the folder that we make there is ours alone
# Of each of a few servers: its log of changes, and what its tests have at once.
ROOM_NEEDED = 8 * 1024**3


@contextmanager
def fresh_database(
    kind: str, folder: Path, *, durable: bool = False, like: str | None = None
) -> Iterator[str]:
    """The URL of a database of this kind, dropped afterwards.

    It is empty, or a copy of the one at the URL `like`, to which nobody may be connected.
    `durable` turns PostgreSQL's fsync on: measurements need it, tests do not.
    """
    model = like and make_url(like).database
    if kind == "sqlite":
        if model:
            shutil.copy(model, folder / "test.sqlite")
        yield f"sqlite:///{folder / 'test.sqlite'}"
        return
    name = f"test_{uuid.uuid4().hex}"
    server = postgres_server(durable=durable)
    with psycopg.connect(f"{server}/postgres", autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {model or 'template1'} {_how(admin)}")
    try:
        yield f"{server}/{name}"
    finally:
        with psycopg.connect(f"{server}/postgres", autocommit=True) as admin:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _how(admin: psycopg.Connection) -> str:
    """Copying files is cheaper than writing each block to the log of changes: a third less."""
    can_choose = admin.info.server_version >= 150_000
    return "STRATEGY FILE_COPY" if can_choose else ""


@cache
def postgres_server(*, durable: bool = False) -> str:
    """The URL of a PostgreSQL server: TEST_POSTGRES_URL, or one started for this run.

    Raises RuntimeError if PostgreSQL is not installed: a skipped test must not look green.
    """
    if url := os.environ.get("TEST_POSTGRES_URL"):
        return url.rstrip("/")
    home = Path(tempfile.mkdtemp(prefix="pg", dir=None if durable else _memory()))
    server = PostgresServer(home, durable=durable)
    server.start()
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    atexit.register(server.stop)
    return server.url


def _memory() -> Path | None:
    """A folder in memory, if there is room: each test makes a database, which writes 8 MB."""
    has_room = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM_NEEDED
    return MEMORY if has_room else None


class PostgresServer:
    """A server whose cluster lies in the folder `home`, which must exist.

    Raises RuntimeError if PostgreSQL is not installed.
    """

    def __init__(self, home: Path, *, durable: bool) -> None:
        self._home, self._data, self._programs = home, home / "data", _server_programs()
        self._as_user: list[str] = []
        if os.geteuid() == 0:
            shutil.chown(home, "postgres")
            self._as_user = ["runuser", "-u", "postgres", "--"]
        self._port = free_port()
        self._fsync = "on" if durable else "off"
        secret = home / "password"
        secret.write_text(PASSWORD)
        secret.chmod(0o644)  # the server's user reads it
        asks = "--auth=scram-sha-256", f"--pwfile={secret}"
        self._run("initdb", *asks, "-U", "tests", "--no-sync")

    @property
    def url(self) -> str:
        """Its address, without a database."""
        return f"postgresql://tests:{quote(PASSWORD, safe='')}@127.0.0.1:{self._port}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"-k {self._home} -p {self._port} -c listen_addresses=127.0.0.1"
        options += f" -c fsync={self._fsync} -c max_connections=200"
        # Statistics that come in the middle of a test change which plan is chosen.
        options += "" if self._fsync == "on" else " -c autovacuum=off"
        self._run("pg_ctl", "-o", options, "-w", "-l", str(self._home / "log"), "start")

    def is_up(self) -> bool:
        """Whether its first process runs."""
        try:
            self._run("pg_ctl", "status")
        except subprocess.CalledProcessError:
            return False
        return True

    def stop(self) -> None:
        """Stop it at once."""
        self._run("pg_ctl", "-m", "immediate", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._as_user, str(self._programs / program), "-D", str(self._data)]
        subprocess.run(
            [*command, *arguments],
            check=True,
            cwd=self._home,
            stdout=subprocess.DEVNULL,
            timeout=60,
        )


def _server_programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    if on_path := shutil.which("initdb"):
        return Path(on_path).parent
    raise RuntimeError("PostgreSQL is missing. Install it: apt-get install postgresql")
