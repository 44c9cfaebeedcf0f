"""Fills an installation with a made-up year and the unit's work on it, as a demonstration's is.

`python -m tests.support.year 60` does it for the one that the environment names.
"""

import sys
from datetime import UTC, datetime

from flask import Flask

from webapp.commands.product import product
from webapp.demo import installation

NOW = datetime(2026, 11, 28, tzinfo=UTC)


def fill_year(app: Flask, incidents: int, *, until: datetime | None = None) -> None:
    """By default a year that ends now. It has keys and an edition. Needs an app context."""
    for _ in installation.fill(app, incidents, until=until or datetime.now(UTC)):
        pass


if __name__ == "__main__":
    with product() as app:
        fill_year(app, int(sys.argv[1]))
