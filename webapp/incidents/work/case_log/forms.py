"""The forms of an incident's log, all of them on a report's page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from flask_wtf import FlaskForm
from wtforms import Field, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from webapp.incidents.work.case_log.noting import Call
from webapp.incidents.work.tasks.forms import ChangeTaskForm, TaskForm
from webapp.vocabulary.ground import Ground
from webapp.vocabulary.incident import CallResult
from webapp.vocabulary.term import T, Term
from webapp.vocabulary.times import UK
from webapp.vocabulary.waiting_for import WaitingFor
from webapp.web.fields import Moment, Number
from webapp.web.lengths import at_most

LONGEST_NOTE, LONGEST_REFERENCE = 4_000, 120
RESULTS = (CallResult.SPOKE, CallResult.NO_ANSWER, CallResult.LEFT_MESSAGE)
# Clocks differ a little.
AHEAD = timedelta(minutes=5)
OLDEST = timedelta(days=366)


def _stripped(text: str | None) -> str:
    return (text or "").strip()


def _choices(terms: Iterable[Term]) -> list[str]:
    return [one.value for one in terms]


def _chosen(kind: type[T], given: Field) -> T:
    """The term that was chosen in a form that is valid."""
    return next(one for one in kind if one.value == given.data)


def _reference() -> StringField:
    return StringField("Reference", [at_most(LONGEST_REFERENCE)], [_stripped])


class CallForm(FlaskForm):
    """Somebody at the unit rang somebody."""

    whom = SelectField(
        "Whom", [InputRequired("Choose whom you rang")], choices=_choices(WaitingFor)
    )
    result = SelectField(
        "Result", [InputRequired("Choose how the call ended")], choices=_choices(RESULTS)
    )
    at = Moment("When", [Optional()], format=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"])
    reference = _reference()

    def validate_at(self, given: Field) -> None:
        """Refuse a time that cannot be: most often the year, or the day, is wrong."""
        if not datetime.now(UTC) - OLDEST < self._at(given) < datetime.now(UTC) + AHEAD:
            raise ValidationError("Enter a time that is not in the future, and not over a year ago")

    @property
    def call(self) -> Call:
        """What a form that is valid says."""
        whom, result = _chosen(WaitingFor, self.whom), _chosen(CallResult, self.result)
        return Call(whom, result, self._at(self.at))

    def _at(self, given: Field) -> datetime:
        moment: datetime | None = given.data
        return moment.replace(tzinfo=UK) if moment else datetime.now(UTC)


class ToldForm(FlaskForm):
    """Somebody outside was told."""

    whom = SelectField(
        "Whom", [InputRequired("Choose whom you told")], choices=_choices(WaitingFor)
    )
    ground = SelectField(
        "Ground", [InputRequired("Choose on what ground")], choices=_choices(Ground)
    )
    reference = _reference()

    @property
    def told(self) -> tuple[WaitingFor, Ground]:
        """Whom, and on what ground: what a form that is valid says."""
        return _chosen(WaitingFor, self.whom), _chosen(Ground, self.ground)


class NoteForm(FlaskForm):
    """A note; with `seen`, a version of it that takes the place of another."""

    text = TextAreaField(
        "Note",
        [
            InputRequired("Write the note"),
            Length(min=1, message="Write the note"),
            at_most(LONGEST_NOTE),
        ],
        [_stripped],
    )
    seen = Number("Seen", [Optional()])


@dataclass
class LogForms:
    """The forms of one page: empty, but for the one that was sent and refused.

    `correcting` is the number of the note that `correction` corrects, and `changing` that of the
    task that `change` changes.
    """

    call: CallForm = field(default_factory=lambda: CallForm(None, prefix="call-"))
    told: ToldForm = field(default_factory=lambda: ToldForm(None, prefix="told-"))
    note: NoteForm = field(default_factory=lambda: NoteForm(None, prefix="note-"))
    correction: NoteForm | None = None
    correcting: int | None = None
    task: TaskForm = field(default_factory=lambda: TaskForm(None, prefix="task-"))
    change: ChangeTaskForm | None = None
    changing: int | None = None

    @property
    def refused(self) -> FlaskForm | None:
        """The form with errors."""
        every = (self.call, self.told, self.note, self.correction, self.task, self.change)
        return next((form for form in every if form is not None and form.errors), None)
