"""What the clock does to the unit's sessions: tests write it into the table, and do not wait."""

import sqlite3
from datetime import UTC, datetime, timedelta

from tests.support.product import Product

NEVER_IN_A_TEST = timedelta(days=1)


def stay_fresh(product: Product) -> None:
    """The person has just shown that it is them, and no test lasts until that is old."""
    _set(product, "fresh_until", datetime.now(UTC) + NEVER_IN_A_TEST)


def grow_old(product: Product) -> None:
    """Ten minutes have passed since."""
    _set(product, "fresh_until", datetime.now(UTC))


def _set(product: Product, column: str, moment: datetime) -> None:
    written = moment.replace(tzinfo=None).isoformat(" ", "microseconds")
    file = product.folder / "instance" / "esafety.sqlite"
    with sqlite3.connect(file, timeout=30) as connection:
        connection.execute(f"UPDATE sign_in SET {column} = ?", (written,))  # noqa: S608
    connection.close()
