"""The forms of tasks, on a report's page."""

from datetime import date, timedelta

from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from webapp.config import current_config
from webapp.incidents.work.progress.giving import LONGEST_LINE
from webapp.incidents.work.tasks.doing import Given
from webapp.incidents.work.tasks.listing import today
from webapp.vocabulary.times import format_day
from webapp.vocabulary.waiting_for import WaitingFor
from webapp.web.fields import Day, Number
from webapp.web.lengths import at_most

LONGEST_TASK = LONGEST_LINE
FURTHEST = timedelta(days=366)
WHAT = "Write what must be done"


def next_working_day() -> date:
    """The first after today."""
    return current_config().working_days.after(today())


def _stripped(text: str | None) -> str:
    return (text or "").strip()


class ChangeTaskForm(FlaskForm):
    """Who does it, and by when. `seen` is as in doing.change_task."""

    to = SelectField("Who does it", [InputRequired("Choose who does it")], validate_choice=False)
    due = Day("By", [InputRequired("Enter a day")])
    seen = Number("Seen", [Optional()])

    def validate_due(self, field: Field) -> None:
        """A working day from today on, within a year."""
        day: date = field.data
        if not today() <= day <= today() + FURTHEST:
            raise ValidationError("Enter today or a later day, within a year")
        days = current_config().working_days
        if not days.has(day):
            following = format_day(days.after(day))
            raise ValidationError(
                f"{format_day(day)} is not a working day. The next one is {following}"
            )

    @property
    def given(self) -> Given:
        """What a form that is valid says; nobody, 0, for what the page did not write."""
        to, due = self.to.data or "", self.due.data
        assert due is not None  # noqa: S101 - the form is valid
        is_number = to.isascii() and to.isdigit() and len(to) < 10
        return Given(int(to) if is_number else 0, due)


class TaskForm(ChangeTaskForm):
    """What must be done; `about` is whom the guidance says to tell, where it was offered."""

    text = StringField(
        "What must be done?",
        [
            InputRequired(WHAT),
            Length(min=1, message=WHAT),
            at_most(LONGEST_TASK),
        ],
        [_stripped],
    )
    about = HiddenField(validators=[Optional(), Length(max=20)])

    @property
    def is_about(self) -> str | None:
        """The code of whom the guidance says to tell; None for anything else."""
        return next((one.value for one in WaitingFor if one == self.about.data), None)
