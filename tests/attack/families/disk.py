"""A disk that strangers fill: the unit goes on in the reserve, and phones keep their reports."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from subprocess import CalledProcessError, run
from typing import Any

from tests.attack import wire
from tests.attack.target import Target
from tests.attack.tries import Try, attempt, find_fault_without_room
from tests.support import reports
from tests.support.cast import TOKEN
from tests.support.unit_browser import Page, UnitBrowser

NAME = "a full disk"
SIZE = 200 * 1024 * 1024
LEFT = 14 * 1024 * 1024  # less than a tenth: large things must wait from the start
MOST_POSTS = 2_000
NO_ROOM = "the disk is full"


@contextmanager
def small_disk(folder: Path) -> Iterator[str]:
    """Mount a disk of SIZE bytes at `folder`, if we may. Yields why not, or nothing."""
    folder.mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    try:
        run(mount, check=True, capture_output=True)
    except (CalledProcessError, OSError) as error:
        yield f"no disk could be mounted, which takes root ({error})"
        return
    try:
        yield ""
    finally:
        run(["umount", "--lazy", str(folder)], check=True)


def attack(target: Target) -> Iterator[Try]:
    """Fill it down to the reserve as strangers, then do what people at the unit do."""
    officer = target.officer
    file_two_reports(target)
    _leave(target, LEFT)
    yield from _fill(target)
    phone = target.ask(wire.post_items(target.good_report()))
    yield attempt("a phone", phone, is_ours=True)
    yield Try("a phone keeps its report", fault="" if phone.status == 503 else str(phone.status))
    health = target.ask(wire.request("GET", "/healthz"))
    told = health.status == 503 and NO_ROOM in health.body.decode()
    yield Try("/healthz says so", fault="" if told else health.body.decode())
    for name, act, path in _acts(officer, _report_page(target, 0)):
        page = act()
        fault = "" if (page.status, page.path) == (200, path) else f"{page.status} at {page.path}"
        yield Try(name, fault=fault)


def file_two_reports(target: Target) -> None:
    """While there is room: the acts below open their pages."""
    target.ask(wire.post_items(target.good_report(), target.good_report()))
    target.drain()


def attack_the_reserve(target: Target) -> Iterator[Try]:
    """Where not even the reserve is left: lists work, and nothing is a 500.

    SQLite may still have room inside its log. Then a report opens; without, it must not.
    """
    officer, report = target.officer, _report_page(target, 1)  # one that nobody has opened
    _leave(target, 0)
    may_open = (503,) if target.quota else (200, 503)
    expected = {"/unit/": (200,), report: may_open, "/healthz": (503,), "/report": (200,)}
    for path, statuses in expected.items():
        page = officer.opens(path)
        yield Try(path, fault="" if page.status in statuses else f"{page.status}, not {statuses}")
    for name, act, _ in _acts(officer, report):
        with suppress(AssertionError):  # a page of an error has no form
            page = act()
            yield Try(f"{name}, nothing left", fault=find_fault_without_room(page))


def _leave(target: Target, left: int) -> None:
    """Leave as many bytes of the disk, as if other programs had filled the rest."""
    instance = target.product.folder / "instance"
    with (instance / "filler").open("ab") as file:
        if target.quota:
            used = sum(each.stat().st_size for each in instance.iterdir() if each.is_file())
            os.truncate(file.fileno(), file.tell() + target.quota - used - left)
        else:
            free = os.statvfs(instance).f_bavail * os.statvfs(instance).f_frsize
            os.posix_fallocate(file.fileno(), file.tell(), free - left)


def _fill(target: Target) -> Iterator[Try]:
    """First large seals of an unknown key, which are kept whole; then small sound ones."""
    unknown = reports.new_public_key()
    large = (reports.large_report(size=20_000, public=unknown) for _ in count())
    small = (reports.large_report(size=5_000, public=target.public) for _ in count())
    last = (reports.large_report(size=300, public=target.public) for _ in count())
    yield from _send_until(target, large, 8, lambda answer: b"retry_later" in answer.body)
    yield from _send_until(target, small, 30)
    yield from _send_until(target, last, 1)


def _send_until(
    target: Target,
    items: Iterator[Any],
    size: int,
    is_enough: Callable[[wire.Answer], bool] = lambda _: False,
) -> Iterator[Try]:
    for _ in range(MOST_POSTS):
        answer = target.ask(wire.post_items(*(next(items) for _ in range(size))))
        yield attempt("filling", answer, is_ours=True)
        if answer.status != 200 or is_enough(answer):
            return
    yield Try("filling", fault="the disk never filled")


def _report_page(target: Target, which: int) -> str:
    """The page of one of the two reports that were there first."""
    asked = "SELECT id FROM report ORDER BY id LIMIT 1 OFFSET :which"
    [[number]] = target.rows(asked, which=which)
    return f"/unit/reports/{number}"


def _acts(officer: UnitBrowser, report: str) -> list[tuple[str, Callable[[], Page], str]]:
    """What a person does, and where they must end."""
    return [
        ("opens the inbox", lambda: officer.opens("/unit/"), "/unit/"),
        ("opens a report", lambda: officer.opens(report), report),
        ("signs out", lambda: _signs_out(officer), "/unit/sign-in"),
        ("signs in", officer.signs_in, "/unit/"),
    ]


def _signs_out(officer: UnitBrowser) -> Page:
    token = TOKEN.search(officer.opens("/unit/").text)
    assert token
    return officer.opens("/unit/sign-out", {"csrf_token": token[1]})
