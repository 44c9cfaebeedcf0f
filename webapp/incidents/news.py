"""What has come since a list of incidents was shown. A refresh offers it and moves no line."""

from dataclasses import dataclass

from sqlalchemy import case, func, select

from webapp.extensions import db
from webapp.incidents.models import IN_NEW, Incident
from webapp.incidents.visible import visible_to


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a page shows: its incidents in their order, and the figures of that moment.

    `newest` is the highest number of a report, `unopened` the arrivals that could not be opened,
    `given` how many incidents are newly given to the person, or to whom they cover for, `stacked`
    how many are; `next` and `is_cut` as of the page (inbox_page.py).
    """

    incidents: tuple[int, ...]
    newest: int
    unopened: int
    given: int = 0
    stacked: int = 0
    next: str | None = None
    is_cut: bool = False


@dataclass(frozen=True, kw_only=True)
class News:
    """How many have come since. `alarming`: for now, and nobody reached.

    `given` were given to them since. `appeared`: so many lines are now in a list that was
    empty, where nothing can move.
    """

    new: int = 0
    alarming: int = 0
    unopened: int = 0
    given: int = 0
    appeared: int = 0

    @property
    def sentence(self) -> str:
        """The words of the offer; "" without news."""
        parts = []
        if self.new:
            parts.append(f"{self.new} new")
        if self.alarming:
            parts.append(f"{self.alarming} now with nobody reached")
        if self.unopened:
            parts.append(f"{self.unopened} that could not be opened")
        if self.given:
            parts.append(f"{self.given} newly given")
        return f"Show {', '.join(parts)}" if parts else ""

    @property
    def is_all_given(self) -> bool:
        """Whether the offer is of what is newly given, and of nothing else."""
        return bool(self.given) and not (self.new or self.unopened)


def news_since(person_id: int, shown: Shown, *, unopened: int, given: int = 0) -> News:
    """What has come for this person since a page showed this. A correction is news too."""
    is_alarming = (Incident.rank == 0) & Incident.reached.is_(False)
    new, alarming = db.session.execute(
        select(func.count(), func.sum(case((is_alarming, 1), else_=0))).where(
            IN_NEW, Incident.last_sequence > shown.newest, visible_to(person_id)
        )
    ).one()
    return News(
        new=new,
        alarming=alarming or 0,
        unopened=max(0, unopened - shown.unopened),
        given=max(0, given - shown.given),
    )
