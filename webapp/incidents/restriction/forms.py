"""The forms on which a lead proposes who may read an incident."""

from flask_wtf import FlaskForm
from wtforms import SelectMultipleField
from wtforms.validators import InputRequired, Length

from webapp.incidents.naming_readers import FEWEST

AT_LEAST = "Choose at least two people"


class ReadersForm(FlaskForm):
    """Who may read it."""

    readers = SelectMultipleField(
        "Who may read it?",
        [InputRequired(AT_LEAST), Length(min=FEWEST, message=AT_LEAST)],
        coerce=int,
    )
