"""The forms of an incident's log, all of them on a report's page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from flask_wtf import FlaskForm
from wtforms import (
    Field,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from webapp.incidents.work.case_log.after_call import Said
from webapp.incidents.work.case_log.noting import Call
from webapp.incidents.work.tasks.forms import ChangeTaskForm, TaskForm
from webapp.vocabulary.ground import Ground
from webapp.vocabulary.incident import CallResult
from webapp.vocabulary.knows import Knows, RingsNext, Safe
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


class AnswersForm(FlaskForm):
    """What a worker who was alone with it said: three things, asked after “Spoke”."""

    call = Number("Call", [InputRequired()])
    safe = RadioField(
        "Safe now?", [InputRequired("Say whether they are safe")], choices=_choices(Safe)
    )
    knows = SelectMultipleField(
        "Who knows?",
        [InputRequired("Say who knows, or that nobody does")],
        choices=_choices(Knows),
    )
    rings = RadioField(
        "Who rings next?", [InputRequired("Say who rings next")], choices=_choices(RingsNext)
    )
    whom = SelectField("Whom?", choices=["", *(one for one in Knows if one is not Knows.NOBODY)])

    def validate_knows(self, given: Field) -> None:
        """Refuse somebody and nobody at once."""
        if Knows.NOBODY in given.data and len(given.data) > 1:
            raise ValidationError("Either somebody knows, or nobody does")

    def validate_whom(self, given: Field) -> None:
        """Whoever rings rings somebody; while nobody knows, somebody must."""
        if self.rings.data == RingsNext.NOBODY:
            if Knows.NOBODY in (self.knows.data or ()):
                raise ValidationError("Nobody knows yet. Say who rings, and whom")
        elif self.rings.data and not given.data:
            raise ValidationError("Say whom they ring, or we")

    @property
    def said(self) -> Said:
        """What a form that is valid says."""
        knows = tuple(one for one in Knows if one.value in (self.knows.data or ()))
        rings = _chosen(RingsNext, self.rings)
        whom = next((one for one in Knows if one == self.whom.data), None)
        return Said(_chosen(Safe, self.safe), knows, rings, whom)


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
    answers: AnswersForm = field(default_factory=lambda: AnswersForm(None, prefix="said-"))
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
        every = (
            self.call,
            self.answers,
            self.told,
            self.note,
            self.correction,
            self.task,
            self.change,
        )
        return next((form for form in every if form is not None and form.errors), None)
