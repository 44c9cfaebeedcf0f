"""PostgreSQL on a disk that is full to the last byte: it may fall over, no receipt may be lost."""

import os
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import psycopg

from tests.attack import wire
from tests.attack.target import Target
from tests.attack.tries import Try, attempt, find_fault_without_room
from tests.support import reports
from tests.support.databases import PostgresServer
from tests.support.polling import wait_until
from tests.support.unit_browser import TIMEOUT_SECONDS

NAME = "a full disk of PostgreSQL"
MOST_POSTS = 200
BEFORE, AFTER = 5, 10  # posts of eight reports that the disk has room for; and once it has none
PAGES = ("/unit/", "/unit/sign-in", "/report")


def attack(folder: Path, disk: Path) -> Iterator[Try]:
    """Fill the disk under the server, go on as phones and people do, and make room again."""
    server = PostgresServer(_home(disk), durable=True)
    server.start()
    try:
        with psycopg.connect(f"{server.url}/postgres", autocommit=True) as admin:
            admin.execute("CREATE DATABASE esafety")
        database = f"{server.url}/esafety"
        with Target(folder, workers=1, database=database) as target:
            yield from _while_there_is_room(target)
            filler = _fill(disk)
            yield from _while_there_is_none(target)
            _fill_its_log(server)
            yield from _while_there_is_none(target)
            filler.unlink()
            if not server.is_up():
                server.start()  # it ends itself if it cannot write its log: its operator's to start
            yield from _with_room_again(target, database)
    finally:
        server.stop()


def _home(disk: Path) -> Path:
    home = disk / "postgresql"
    home.mkdir()
    return home


def _fill(disk: Path) -> Path:
    filler = disk / "filler"
    with filler.open("wb") as file:
        free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
        os.posix_fallocate(file.fileno(), 0, free)
    return filler


def _while_there_is_room(target: Target) -> Iterator[Try]:
    _ = target.officer
    for items in _posts(target, BEFORE):
        yield attempt("a phone, with room", target.ask(items), is_ours=True, expected=200)


def _fill_its_log(server: PostgresServer) -> None:
    """Until it falls over, as it does when it cannot write its log."""
    with suppress(psycopg.Error), psycopg.connect(f"{server.url}/postgres", autocommit=True) as it:
        for _ in range(MOST_POSTS):
            it.execute("SELECT pg_logical_emit_message(false, '', 'x'), pg_switch_wal()")


def _while_there_is_none(target: Target) -> Iterator[Try]:
    """Until it has refused a number of times; people open pages meanwhile."""
    refused = 0
    for items in _posts(target, MOST_POSTS):
        answer = target.ask(items)
        yield attempt("a phone, without room", answer, is_ours=True)
        for path in PAGES:
            yield Try(path, fault=find_fault_without_room(target.officer.opens(path)))
        health = target.ask(wire.request("GET", "/healthz"), patience=TIMEOUT_SECONDS)
        yield attempt("/healthz", health, is_health=True)
        refused += answer.status == 503
        if refused == AFTER:
            return
    yield Try("filling", fault="the disk never filled")


def _with_room_again(target: Target, database: str) -> Iterator[Try]:
    wait_until(target.product.is_up, within=60)
    yield attempt("a phone, again", target.ask(wire.post_items(target.good_report())), expected=200)
    with closing(psycopg.connect(database)) as connection:
        kept = set(connection.execute("SELECT id, digest FROM arrival").fetchall())
    lost = set(target.receipts) - kept
    yield Try("each receipt has its report", fault=f"{len(lost)} lost" if lost else "")


def _posts(target: Target, most: int) -> Iterator[bytes]:
    for _ in range(most):
        large = [reports.large_report(public=target.public) for _ in range(7)]
        yield wire.post_items(target.good_report(), *large)
