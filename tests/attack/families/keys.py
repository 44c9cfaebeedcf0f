"""Keys that are away while reports wait: nothing is spoilt, and once back all is opened."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.attack import wire
from tests.attack.target import Target
from tests.attack.tries import Try, attempt
from tests.support.polling import wait_until

NAME = "keys away and back"
AWAY_SECONDS = 2  # the opener looks once a second
PRIVATE_PART = "d"


def attack(
    target: Target, ways: Iterable[str] = (), patience: float = AWAY_SECONDS
) -> Iterator[Try]:
    """Each way to lose them, or those named, with reports that wait; then back.

    They are away for `patience` seconds, or until a report is spoilt.
    """
    for name in ways or WAYS:
        yield from _away_and_back(target, name, WAYS[name], patience)


def _away_and_back(
    target: Target, name: str, take_away: Callable[[Path], None], patience: float
) -> Iterator[Try]:
    folder = target.product.folder / "instance" / "keys"
    kept = {file: file.read_text() for file in folder.glob("*.json")}
    waiting = [target.good_report() for _ in range(5)]
    with target.paused_opener():
        yield attempt(f"{name}: before", target.ask(wire.post_items(*waiting)), expected=200)
        take_away(folder)
    with suppress(AssertionError):
        wait_until(lambda: _spoilt(target, waiting), within=patience)
    yield attempt(f"{name}: away", target.ask(wire.post_items(target.good_report())), is_ours=True)
    health = target.ask(wire.request("GET", "/healthz"))
    yield attempt(f"{name}: health", health, is_health=True)
    spoilt = _spoilt(target, waiting)
    yield Try(f"{name}: spoilt", fault=str(spoilt) if spoilt else "")
    _put_back(folder, kept)
    target.drain()
    rows = target.statuses()
    lost = [rows[item["id"]] for item in waiting if rows[item["id"]][0] != "opened"]
    yield Try(f"{name}: opened after", fault=str(lost) if lost else "")


def _spoilt(target: Target, waiting: Sequence[Any]) -> list[Any]:
    rows = target.statuses()
    return [rows[item["id"]] for item in waiting if rows[item["id"]][0] == "quarantined"]


def _move_files(folder: Path) -> None:
    for file in folder.glob("*.json"):
        file.rename(folder.parent / file.name)


def _move_folder(folder: Path) -> None:
    folder.rename(folder.with_name("keys-away"))


def _leave_public_half(folder: Path) -> None:
    for file in folder.glob("*.json"):
        key = json.loads(file.read_text())
        key.pop(PRIVATE_PART)
        _replace(file, json.dumps(key))


def _spoil_halves(folder: Path) -> None:
    for file in folder.glob("*.json"):
        key = json.loads(file.read_text())
        _replace(file, json.dumps({**key, PRIVATE_PART: "A" * 43}))


WAYS: dict[str, Callable[[Path], None]] = {
    "files moved": _move_files,
    "folder gone": _move_folder,
    "public half only": _leave_public_half,
    "halves that do not fit": _spoil_halves,
}


def _put_back(folder: Path, kept: dict[Path, str]) -> None:
    away = folder.with_name("keys-away")
    if away.exists():
        away.rename(folder)
    for file, text in kept.items():
        _replace(file, text)


def _replace(file: Path, text: str) -> None:
    """Exchange it in one step, as an operator's copy would."""
    draft = file.with_suffix(".draft")
    draft.write_text(text)
    draft.rename(file)
