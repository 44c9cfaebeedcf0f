"""A paper for the board, from its counts to its files: of a quarter, and of a year."""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask

from tests.bench.keeper import Wrong
from tests.bench.office import run_office
from tests.bench.report import Line, at_most
from tests.support.random_acts import signed_in
from webapp.board.drafting import read_draft
from webapp.board.files import Kind, make_files
from webapp.board.models import BoardPaper
from webapp.vocabulary.periods import Period, last_quarter_over

INCIDENTS = 10_000
ROUNDS = 3
MOST_SECONDS = 5


def lines() -> Iterator[Line]:
    """On SQLite: what takes long is the PDF."""
    quarter = last_quarter_over(date.today())
    with (
        TemporaryDirectory() as name,
        run_office("sqlite", Path(name) / "office", incidents=INCIDENTS) as office,
    ):
        for period in (quarter, quarter.whole_year):
            seconds = min(_make(office.app, period) for _ in range(ROUNDS))
            yield Line(
                what=f"paper of a {'quarter' if period.quarter else 'year'}, all its files",
                measured=f"{seconds:.1f} s",
                reach=f"≤ {MOST_SECONDS} s",
                result=at_most(seconds, MOST_SECONDS),
            )


def _make(app: Flask, period: Period) -> float:
    """Seconds. Nothing is stored."""
    with app.app_context(), signed_in(app):
        began = time.perf_counter()
        draft = read_draft(period)
        paper = BoardPaper(period=period.code, revision=0, digest="0" * 64)
        files = make_files(draft.document, paper)
        if set(files) != {*Kind}:
            raise Wrong(f"a paper has these files: {sorted(files)}")
        return time.perf_counter() - began
