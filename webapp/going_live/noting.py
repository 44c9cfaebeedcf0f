"""Notes that a step before going live is done, or takes that back."""

from datetime import UTC, datetime

from flask_login import current_user

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.going_live.models import GoingLiveNote
from webapp.going_live.progress import find_notes
from webapp.going_live.steps import STEPS, Step


class NoSuchStep(AppError):
    """No step that people note has this code."""

    status = 404
    sentence = "There is no such step."


def note(code: str, *, done: bool) -> None:
    """Note it as the signed-in person. Idempotent. Commits. Raises NoSuchStep."""
    step = _noted_step(code)
    with writing():
        if (code in find_notes()) != done:
            _store(step, done=done)


def _noted_step(code: str) -> Step:
    step = STEPS.get(code)
    if step is None or step.known:
        raise NoSuchStep()
    return step


def _store(step: Step, *, done: bool) -> None:
    by, at = current_user.name, datetime.now(UTC)
    db.session.add(GoingLiveNote(step=step.code, done=done, noted_by=by, noted_at=at))
    event = Event.GOING_LIVE_NOTED if done else Event.GOING_LIVE_TAKEN_BACK
    trail.record(event, step=step.title)
