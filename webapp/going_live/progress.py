"""How far going live has come: each step with what is missing, or who noted it as done and when."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from webapp.config import current_config
from webapp.extensions import db
from webapp.going_live.missing import find_missing
from webapp.going_live.models import GoingLiveNote
from webapp.going_live.office import find_office
from webapp.going_live.steps import PARTS, STEPS, Step
from webapp.guidance.editions import NoEdition, ServedEdition, find_served
from webapp.vocabulary.times import UK, format_day

NOTES = select(GoingLiveNote).order_by(GoingLiveNote.sequence)


@dataclass(frozen=True)
class Reached:
    """A step as it is now. `missing` is of a step that the product knows, `note` of any other."""

    step: Step
    missing: Sequence[str]
    note: GoingLiveNote | None

    @property
    def done(self) -> bool:
        """Whether nothing is left to do."""
        return not self.missing if self.step.known else self.note is not None

    @property
    def words(self) -> list[str]:
        """How to get there, what is missing, and who noted it."""
        return [self.step.how, *self.missing, *([_say(self.note)] if self.note else [])]


@dataclass(frozen=True)
class Progress:
    """Every step, in order."""

    steps: Sequence[Reached]

    @property
    def left(self) -> int:
        """How many are not done."""
        return sum(not one.done for one in self.steps)

    @property
    def parts(self) -> dict[str, list[Reached]]:
        """The steps under their headings."""
        found = {one.step.code: one for one in self.steps}
        return {title: [found[step.code] for step in part] for title, part in PARTS.items()}

    def missing(self, *codes: str) -> list[str]:
        """What is missing of these steps, each sentence once."""
        said = [say for one in self.steps if one.step.code in codes for say in one.missing]
        return list(dict.fromkeys(said))


def _say(note: GoingLiveNote) -> str:
    return f"Noted by {note.noted_by} on {format_day(note.noted_at.astimezone(UK).date())}."


def find_progress() -> Progress:
    """All steps as they are now."""
    missing = find_missing(find_served_or_none(), current_config(), find_office())
    notes = find_notes()
    return Progress(
        [Reached(step, missing.get(code, ()), notes.get(code)) for code, step in STEPS.items()]
    )


def find_notes() -> dict[str, GoingLiveNote]:
    """The newest note of each step, unless it was taken back."""
    newest = {note.step: note for note in db.session.scalars(NOTES)}
    return {step: note for step, note in newest.items() if note.done}


def find_served_or_none() -> ServedEdition | None:
    """The edition that phones have, if one was published."""
    try:
        return find_served()
    except NoEdition:
        return None
