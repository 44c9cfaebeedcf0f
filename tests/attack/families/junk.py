"""Junk of 31 kB under a right header: trimmed once its seal proves false, so nothing grows."""

from collections.abc import Iterator

from sqlalchemy import text

from tests.attack import jwe, wire
from tests.attack.target import Target
from tests.attack.tries import Try, attempt

NAME = "junk of 31 kB with a right header"
ROUNDS, BATCHES, ITEMS = 5, 10, 8
# Two kilobytes that are kept, and the row around them.
KEPT = 5_000


def attack(target: Target, rounds: int = ROUNDS) -> Iterator[Try]:
    """Rounds of junk, each opened before the next; the pages in use may grow by what is kept."""
    for number in range(rounds):
        before = _bytes_in_use(target)
        for _ in range(BATCHES):
            items = [jwe.junk(target.public) for _ in range(ITEMS)]
            yield attempt(f"round {number}", target.ask(wire.post_items(*items)), expected=200)
        target.drain()
        grown = _bytes_in_use(target) - before
        most = BATCHES * ITEMS * KEPT
        yield Try(f"growth {number}", fault="" if grown <= most else f"grew by {grown} bytes")


def _bytes_in_use(target: Target) -> int:
    """What the database needs: SQLite counts its free pages, PostgreSQL gives them back first."""
    if target.kind == "postgresql":
        with target.engine.connect() as connection:
            alone = connection.execution_options(isolation_level="AUTOCOMMIT")
            alone.execute(text("VACUUM FULL arrival"))
        return int(target.rows("SELECT pg_total_relation_size('arrival')")[0][0])
    [[pages]], [[free]], [[size]] = map(
        target.rows, ("PRAGMA page_count", "PRAGMA freelist_count", "PRAGMA page_size")
    )
    return int((pages - free) * size)
