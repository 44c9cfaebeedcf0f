"""What the opener hands to whoever reads a report and files it, and what it gets back."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection

from webapp.arrivals.in_step import Steps
from webapp.texts.name_tokens import Name


class WaitingArrival(NamedTuple):
    """What is known of an arrival before it is opened; named like its columns."""

    sequence: int
    id: str
    arrived_at: datetime
    saved_at: str


ReportRow = dict[str, Any]


class Opened(NamedTuple):
    """What an arrival becomes: its row by column, the text to be sealed beside it, its names."""

    row: ReportRow
    text: bytes
    names: Collection[Name]


Receive = Callable[[WaitingArrival, bytes], Steps[Opened]]
"""Reads an opened arrival, with nothing locked; in step with others of its batch."""
FileReports = Callable[[Connection, Sequence[ReportRow]], None]
"""Inserts the rows that were planned, or those of them still to be filed, with the lock held."""
PlanFiling = Callable[[Sequence[ReportRow]], FileReports]
"""Works out how some rows of a batch are filed, with nothing locked."""
PrepareFiling = Callable[[Connection, Sequence[ReportRow]], PlanFiling]
"""Reads what filing a batch of rows depends on, with nothing locked."""


class Unreadable(Exception):
    """What was sealed cannot be read as a report; the text is the reason as a code."""
