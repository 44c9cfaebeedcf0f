"""Real databases for tests: SQLite in a file, PostgreSQL from a server started for the run."""

import atexit
import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg


@contextmanager
def fresh_database(kind: str, folder: Path, *, durable: bool = False) -> Iterator[str]:
    """The URL of an empty database of this kind, dropped afterwards.

    `durable` turns PostgreSQL's fsync on: measurements need it, tests do not.
    """
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'test.sqlite'}"
        return
    name = f"test_{uuid.uuid4().hex}"
    server = postgres_server(durable=durable)
    with psycopg.connect(f"{server}/postgres", autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
    try:
        yield f"{server}/{name}"
    finally:
        with psycopg.connect(f"{server}/postgres", autocommit=True) as admin:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@cache
def postgres_server(*, durable: bool = False) -> str:
    """The URL of a PostgreSQL server: TEST_POSTGRES_URL, or one started for this run.

    Raises RuntimeError if PostgreSQL is not installed: a skipped test must not look green.
    """
    if url := os.environ.get("TEST_POSTGRES_URL"):
        return url.rstrip("/")
    return _start_server(_server_programs(), fsync="on" if durable else "off")


def _server_programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    if on_path := shutil.which("initdb"):
        return Path(on_path).parent
    raise RuntimeError("PostgreSQL is missing. Install it: apt-get install postgresql")


def _start_server(programs: Path, *, fsync: str) -> str:
    home = Path(tempfile.mkdtemp(prefix="pg"))
    as_user = []
    if os.geteuid() == 0:
        shutil.chown(home, "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]
    data = home / "data"

    def run(*command: str) -> None:
        subprocess.run(
            [*as_user, *command], check=True, cwd=home, stdout=subprocess.DEVNULL, timeout=60
        )

    run(str(programs / "initdb"), "-D", str(data), "-A", "trust", "-U", "tests", "--no-sync")
    port = _free_port()
    options = f"-k {home} -p {port} -c listen_addresses=127.0.0.1 -c fsync={fsync}"
    options += " -c max_connections=200"
    run(
        str(programs / "pg_ctl"),
        "-D",
        str(data),
        "-o",
        options,
        "-w",
        "-l",
        str(home / "log"),
        "start",
    )

    def stop() -> None:
        run(str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)

    atexit.register(stop)
    return f"postgresql://tests@127.0.0.1:{port}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
