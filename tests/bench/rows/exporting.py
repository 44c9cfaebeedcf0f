"""A list of 100,000 incidents as a spreadsheet, beside a part of it: in no more memory."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask
from flask_login import current_user

from tests.bench.keeper import Wrong
from tests.bench.office import run_office
from tests.bench.report import Line, at_most
from tests.support.random_acts import signed_in
from webapp.exports import exporting, rows
from webapp.exports.exporting import Wanted
from webapp.exports.formats import Format
from webapp.incidents.filters import Filter
from webapp.vocabulary.work_list import WorkList

MANY = 100_000
# Eight times as many: two parts of a thousand are there at once, and what the files remember.
MOST_TIMES = 1.25
A_PART = Filter({"setting": "sports_club"})


def lines(incidents: int = MANY) -> Iterator[Line]:
    """Each format, on SQLite: what is read is read a thousand at a time on both databases."""
    with (
        TemporaryDirectory() as name,
        run_office("sqlite", Path(name) / "office", incidents=incidents) as office,
    ):
        for kind in Format:
            _export(office.app, kind, A_PART)  # what a process remembers
            few, part = _export(office.app, kind, A_PART)
            many, whole = _export(office.app, kind, Filter())
            if not whole >= incidents * 0.9 > part * 2:
                raise Wrong(f"{whole} incidents were exported, and {part} of a part")
            yield Line(
                what=f"export, {whole:,} incidents, {kind.label}",
                measured=f"{many / 1e6:.1f} MB",
                against=f"{part:,} incidents: {few / 1e6:.1f} MB",
                ratio=f"{many / few:.2f}",
                reach=f"≤ {MOST_TIMES}",
                result=at_most(many / few, MOST_TIMES),
            )


def _export(app: Flask, kind: Format, asked: Filter) -> tuple[int, int]:
    """The most memory that it took, in bytes, and how many incidents there were."""
    wanted = Wanted(WorkList.ALL, asked, kind)
    with app.app_context(), signed_in(app):
        tracemalloc.start()
        try:
            exporting.export(wanted).close()
            most = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        return most, rows.count(current_user.id, wanted.work_list, asked)
