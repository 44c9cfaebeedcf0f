"""What the opener hands to whoever reads a report and files it, and what it gets back."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection

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


ReadReport = Callable[[WaitingArrival, bytes], Opened]
"""Reads an arrival that was opened, with nothing locked. Raises Unreadable."""
FileReports = Callable[[Connection, Sequence[ReportRow]], None]
"""Inserts and files what was read, in the transaction of its caller."""


class Unreadable(Exception):
    """What was sealed cannot be read as a report; the text is the reason as a code."""
