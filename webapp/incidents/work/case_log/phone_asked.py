"""Says when the phone that sent a report last asked for news, and whether it was told to ring."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Row

from webapp.vocabulary.act import ActKind
from webapp.vocabulary.times import UK, format_moment


class Asking(NamedTuple):
    """When it was last noted that the phone asked, and since when the phone is asked to ring.

    It is noted at most hourly, but at once after the unit asked them to ring (last_asked.py).
    """

    noted_at: datetime | None
    to_ring_at: datetime | None

    @property
    def is_to_ring(self) -> bool:
        """Whether its phone shows “The unit asks you to ring”."""
        return self.to_ring_at is not None

    @property
    def words(self) -> str:
        """A sentence."""
        if self.noted_at is None:
            return "We have not seen this phone ask for news yet."
        when = f"{self.noted_at.astimezone(UK):%A} {format_moment(self.noted_at)}"
        if self.to_ring_at is None:
            return f"This phone last asked for news on {when}, or up to an hour later."
        if self.noted_at >= self.to_ring_at:
            return f"This phone has asked for news since, on {when}, and was told."
        return (
            "This phone has not asked for news since. "
            f"It last did on {when}, or up to an hour later."
        )


def asking_of(noted_at: datetime | None, acts: Iterable[Row[Any]], report: int) -> Asking:
    """The same of this report, with the acts in force on its incident."""
    kinds = (ActKind.ASKED_TO_RING, ActKind.THEY_RANG)
    of_it = [act for act in acts if act.kind in kinds and act.report_number == report]
    latest = max(of_it, key=lambda act: act.id, default=None)
    is_to_ring = latest is not None and latest.kind == ActKind.ASKED_TO_RING
    return Asking(noted_at, latest.at if latest and is_to_ring else None)
