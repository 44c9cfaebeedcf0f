"""A floor for opening: decrypts, parses, seals, hashes, and writes the same rows by the driver."""

import hmac
import json
import os
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from joserfc import jwe
from joserfc.jwk import ECKey

from tests.bench import prepared
from tests.bench.floors.bare_opening import REGISTRY
from webapp.arrivals.opening import MAX_ROWS
from webapp.counting.cells import Cell, cells_of
from webapp.database.sqlite import PRAGMAS

Rows = dict[str, list[Any]]

# The rows that one report becomes. `arrival` is there before, and then rewritten.
ROWS_OF = {
    "arrival": "sequence = :report",
    "incident": "first_sequence = :report",
    "chain": "id = :report",
    "incident_fact": "incident_id = (SELECT id FROM incident WHERE first_sequence = :report)",
    "report": "id = :report",
    "data_key": "owner = 'report' AND owner_id = :report",
    "sealed_text": "owner = 'report' AND owner_id = :report",
    "name_token": "report_number = :report",
}
REWRITE = "UPDATE arrival SET raw = ?, status = status, opened_at = opened_at WHERE sequence = ?"
COUNT = """
INSERT INTO rollup (basis, month, figure, code, n, kept) VALUES (?, ?, ?, ?, ?, 0)
ON CONFLICT (basis, month, figure, code) DO UPDATE SET n = rollup.n + excluded.n
"""
SECRET = os.urandom(32)


def seconds(reports: int, folder: str) -> float:
    """The seconds for the newest `reports` that the product has opened in `folder`."""
    key = ECKey.generate_key("P-256", private=True)
    public = {**key.as_dict(private=False), "kid": key.thumbprint()}
    sealed = [envelope["sealed"] for envelope in prepared.seal(public, reports)]
    with TemporaryDirectory() as copy, closing(_empty_copy(folder, copy)) as database:
        parts = list(_parts(Path(folder), reports))
        _store(database, [{"arrival": part["arrival"]} for part in parts])
        start = time.perf_counter()
        for at, part in enumerate(parts):
            raw = [_open(one, key) for one in sealed[at * MAX_ROWS : (at + 1) * MAX_ROWS]]
            for token, *_ in part["name_token"]:
                hmac.digest(SECRET, token, "sha256")
            _store(
                database, [{name: rows for name, rows in part.items() if name != "arrival"}], raw
            )
        return time.perf_counter() - start


def _open(compact: str, key: ECKey) -> bytes:
    """Decrypt and parse one; seal its text, its bytes and its key. Returns the bytes sealed."""
    plaintext = jwe.decrypt_compact(compact, key, registry=REGISTRY).plaintext or b""
    json.loads(plaintext)
    cipher = AESGCM(secret := os.urandom(32))
    for text in (plaintext, secret):
        cipher.encrypt(os.urandom(12), text, None)
    return cipher.encrypt(os.urandom(12), compact.encode(), None)


def _connect(file: Path) -> sqlite3.Connection:
    database = sqlite3.connect(file, isolation_level=None)
    for pragma in PRAGMAS:
        database.execute(f"PRAGMA {pragma}")
    return database


def _empty_copy(folder: str, copy: str) -> sqlite3.Connection:
    """A database with the tables and indexes of the one in `folder`, and no row."""
    database = _connect(Path(copy) / "floor.sqlite")
    database.execute("PRAGMA foreign_keys=OFF")
    with closing(_connect(Path(folder) / "esafety.sqlite")) as ours:
        made = ours.execute("SELECT tbl_name, sql FROM sqlite_master WHERE sql != ''").fetchall()
    for statement in (sql for table, sql in made if table in (*ROWS_OF, "rollup")):
        database.execute(statement)
    return database


def _parts(folder: Path, reports: int) -> Iterator[Rows]:
    """What each transaction of the product stored, the newest last."""
    with closing(_connect(folder / "esafety.sqlite")) as ours:
        ours.row_factory = sqlite3.Row
        newest = "SELECT id FROM report ORDER BY id DESC LIMIT ?"
        numbers = sorted(number for (number,) in ours.execute(newest, [reports]))
        for at in range(0, reports, MAX_ROWS):
            part: Rows = {name: [] for name in ROWS_OF}
            for report in numbers[at : at + MAX_ROWS]:
                for name, which in ROWS_OF.items():
                    query = f"SELECT * FROM {name} WHERE {which}"  # noqa: S608 - names of our own
                    part[name] += ours.execute(query, {"report": report})
            yield {**part, "rollup": _counted(part["incident"], part["incident_fact"])}


def _counted(incidents: list[sqlite3.Row], facts: list[sqlite3.Row]) -> list[tuple[Any, ...]]:
    """What these new incidents add to the rollup."""
    cells: Counter[Cell] = Counter()
    for one in incidents:
        columns = {**dict(one), "counted_on": date.fromisoformat(one["counted_on"])}
        its = {
            (fact["question"], fact["code"]) for fact in facts if fact["incident_id"] == one["id"]
        }
        cells.update(cells_of(columns, its))
    return [(*cell, n) for cell, n in sorted(cells.items())]


def _store(database: sqlite3.Connection, parts: list[Rows], raw: list[bytes] | None = None) -> None:
    """A transaction for each part; `raw` are the sealed bytes of the part's arrivals."""
    for part in parts:
        database.execute("BEGIN IMMEDIATE")
        for name, rows in part.items():
            places = ",".join("?" * len(rows[0]))
            into = COUNT if name == "rollup" else f"INSERT INTO {name} VALUES ({places})"  # noqa: S608
            database.executemany(into, rows)
        if raw:
            numbers = [row[0] for row in part["report"]]
            database.executemany(REWRITE, list(zip(raw, numbers, strict=True)))
        database.execute("COMMIT")
