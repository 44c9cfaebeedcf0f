"""What the clock does to the unit's sessions: tests write it into the table, and do not wait."""

import sqlite3
from datetime import UTC, datetime, timedelta

from tests.support.product import Product
from webapp.people import idle

NEVER_IN_A_TEST = timedelta(days=1)


def stay_fresh(product: Product) -> None:
    """The person has just shown that it is them, and no test lasts until that is old."""
    _set(product, "fresh_until", datetime.now(UTC) + NEVER_IN_A_TEST)


def come_back(product: Product) -> None:
    """The person has just done something."""
    _set(product, "last_act_at", datetime.now(UTC))


def nobody_is_there(product: Product) -> None:
    """A quarter of an hour has passed in which they did nothing."""
    _set(product, "fresh_until", datetime.now(UTC))
    _set(product, "last_act_at", datetime.now(UTC) - idle.AFTER)


def grow_old(product: Product) -> None:
    """Ten minutes have passed since."""
    _set(product, "fresh_until", datetime.now(UTC))


def _set(product: Product, column: str, moment: datetime) -> None:
    written = moment.replace(tzinfo=None).isoformat(" ", "microseconds")
    file = product.folder / "instance" / "esafety.sqlite"
    with sqlite3.connect(file, timeout=30) as connection:
        connection.execute(f"UPDATE sign_in SET {column} = ?", (written,))  # noqa: S608
    connection.close()
