"""The form on which a lead confirms a contact."""

from datetime import UTC, date, datetime, timedelta

from flask_wtf import FlaskForm
from wtforms import SelectField, SelectMultipleField, StringField
from wtforms.validators import DataRequired, InputRequired

from webapp.web.lengths import at_most

DAYS_OF_A_MONTH = 365 / 12


class ConfirmContactForm(FlaskForm):
    """A number or address, the promise that the lead has tried it, and when to try it again."""

    number = StringField("Number", [DataRequired("Enter the number or address"), at_most(200)])
    months = SelectField("Next check", choices=["3", "6", "12"], default="6")
    checked = SelectMultipleField(
        "Promise",
        [InputRequired("Ring or open it first, then tick the box")],
        choices=["yes"],
    )

    @property
    def next_check(self) -> date:
        """The day by which a lead must try it again."""
        return datetime.now(UTC).date() + timedelta(days=int(self.months.data) * DAYS_OF_A_MONTH)
