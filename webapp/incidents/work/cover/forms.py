"""The form that notes who is away, from when until when, and who covers."""

from datetime import date, timedelta

from flask_wtf import FlaskForm
from wtforms import Field, SelectField
from wtforms.validators import InputRequired, ValidationError

from webapp.incidents.forms import read_numbers
from webapp.incidents.work.tasks.listing import today
from webapp.web.fields import Day

LONGEST = timedelta(days=366)


class AwayForm(FlaskForm):
    """`person` is only for leads, who may note it of somebody else."""

    person = SelectField("Who is away?", validate_choice=False)
    first_on = Day("First day away", [InputRequired("Enter the first day")])
    last_on = Day("Last day away", [InputRequired("Enter the last day")])
    cover = SelectField("Who covers?", [InputRequired("Choose who covers")], validate_choice=False)

    @property
    def whose(self) -> int | None:
        """The number of who is away; None for whoever notes it."""
        return next(iter(read_numbers([self.person.data or ""])), None)

    @property
    def covers(self) -> int:
        """The number of who covers; 0 for what the page did not write."""
        return next(iter(read_numbers([self.cover.data or ""])), 0)

    def validate_last_on(self, field: Field) -> None:
        """From today on, not before the first, and within a year."""
        day: date = field.data
        first = self.first_on.data
        if day < today():
            raise ValidationError("Enter today or a later day")
        if first and not first <= day <= first + LONGEST:
            raise ValidationError("Enter a day from the first on, within a year of it")
