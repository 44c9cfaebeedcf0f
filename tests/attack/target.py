"""The product under attack: its key, its officer, and the receipts that it has given."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, Self

from sqlalchemy import Engine, NullPool, create_engine, text

from tests.attack import instruments, wire
from tests.bench.products import pause_opener
from tests.support import reports
from tests.support.canaries import canary
from tests.support.polling import wait_until
from tests.support.product import Product
from tests.support.unit_browser import UnitBrowser, first_person, returning_person

ROOT = Path(__file__).parents[2]
INSIDE = Path(__file__).parent / "inside"
CANARIES = {
    name: canary(name)
    for name in ("contact_name", "organisation", "before_we_ring", "type_other", "media_other")
}


class Hold(NamedTuple):
    """The write lock, held once, in milliseconds; what is neither went by waiting for the disk."""

    ms: float
    work_ms: float
    line_ms: float
    by: str


class Target:
    """A product on this machine, with the instruments in it. Use as a context manager.

    `without` names defences to switch off, `quota` is the size of its disk in bytes, `database` the
    URL of one that is not in its folder, and `like` the instance folder of a stopped target whose
    officer had signed in: from it a start is quick.
    """

    def __init__(
        self,
        folder: Path,
        *,
        workers: int = 2,
        without: str = "",
        quota: int | None = None,
        database: str = "",
        like: Path | None = None,
    ) -> None:
        self.quota, self._like, self._database = quota, like, database
        self._holds, self._hashes = folder / "holds", folder / "hashes"
        settings = {
            instruments.HOLDS: str(self._holds),
            instruments.HASHES: str(self._hashes),
            instruments.WITHOUT: without,
        }
        if database:
            settings["DATABASE_URL"] = database
        if quota:
            settings[instruments.QUOTA] = str(quota)
        folder.mkdir(parents=True, exist_ok=True)
        self.product = Product(
            folder,
            WORKERS=str(workers),
            LOG_LEVEL="DEBUG",
            PYTHONPATH=f"{INSIDE}{os.pathsep}{ROOT}",
            **settings,
        )
        self.port = self.product.port
        self.receipts: list[tuple[str, str]] = []
        self.good: set[tuple[str, str]] = set()

    def __enter__(self) -> Self:
        if self._like:
            shutil.copytree(self._like, self.product.folder / "instance")
        self.product.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.product.stop()

    @cached_property
    def officer(self) -> UnitBrowser:
        """The browser of somebody at the unit, which has signed in before."""
        if not self._like:
            return first_person(self.product)
        browser = returning_person(self.product)
        assert browser.signs_in().path == "/unit/"
        return browser

    @cached_property
    def public(self) -> dict[str, Any]:
        """The key that phones seal to."""
        key: dict[str, Any] = self.product.get_json("/sync/v1/keys")["keys"][0]
        return key

    def good_report(self) -> dict[str, Any]:
        """A person's report, with words that must not turn up elsewhere."""
        item = reports.sealed_report(reports.report(answers=CANARIES), public=self.public)
        self.good.add((item["id"], item["digest"]))
        return item

    def ask(self, sent: bytes, *, patience: float = wire.PATIENCE_SECONDS) -> wire.Answer:
        """Send one request; remember every receipt that says `stored`."""
        answer = wire.ask(self.port, sent, patience=patience)
        self.remember(answer)
        return answer

    def remember(self, answer: wire.Answer) -> None:
        """Note what an answer says is stored."""
        value = answer.json() if answer.status == 200 else None
        results = value.get("results", []) if isinstance(value, dict) else []
        self.receipts += [(r["id"], r["digest"]) for r in results if r["code"] == "stored"]

    @cached_property
    def engine(self) -> Engine:
        """The product's database, each time over a new connection; SQLite's is only read."""
        file = self.product.folder / "instance" / "esafety.sqlite"
        url = self._database or f"sqlite:///file:{file}?mode=ro&uri=true"
        return create_engine(url.replace("postgresql:", "postgresql+psycopg:"), poolclass=NullPool)

    @property
    def kind(self) -> str:
        """The kind of its database: sqlite or postgresql."""
        return self.engine.dialect.name

    def rows(self, statement: str, **given: Any) -> list[tuple[Any, ...]]:
        """What the product's database answers."""
        with self.engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(statement), given)]

    def count_waiting(self) -> int:
        """How many arrivals wait to be opened."""
        return int(self.rows("SELECT count(*) FROM arrival WHERE status = 'waiting'")[0][0])

    def drain(self, *, within: float = 120) -> None:
        """Wait until nothing waits to be opened. Raises AssertionError."""
        wait_until(
            lambda: self.count_waiting() == 0,
            failure=lambda: f"{self.count_waiting()} arrivals were not opened",
            within=within,
        )

    def statuses(self) -> dict[str, tuple[str, str | None]]:
        """Status and reason of each arrival, by the phone's id."""
        asked = "SELECT coalesce(sent_id, id), status, reason FROM arrival"
        return {row[0]: (row[1], row[2]) for row in self.rows(asked)}

    def holds(self) -> list[Hold]:
        """Each time that SQLite's write lock was held so far, in order."""
        lines = map(str.split, _lines(self._holds))
        return [Hold(float(ms), float(work), float(line), by) for ms, work, line, by in lines]

    def hashes(self) -> list[int]:
        """For each password so far: how many its process hashed at that moment, in order."""
        return [*map(int, _lines(self._hashes))]

    @contextmanager
    def paused_opener(self) -> Iterator[None]:
        """Nothing is opened meanwhile."""
        with pause_opener(self.product):
            yield


def _lines(file: Path) -> list[str]:
    return file.read_text().splitlines() if file.exists() else []
