"""The forms that ask for a format and, for personal details, for a reason."""

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import AnyOf

from webapp.exports.formats import Format
from webapp.exports.reasons import Reason


class ExportForm(FlaskForm):
    """In which format."""

    format = StringField(
        default=Format.ODS.value, validators=[AnyOf([*map(str, Format)], "Choose a format")]
    )

    @property
    def kind(self) -> Format:
        """The format."""
        return next(one for one in Format if one.value == self.format.data)


class DetailsForm(ExportForm):
    """In which format, and why."""

    reason = StringField(validators=[AnyOf([*map(str, Reason)], "Say why")])

    @property
    def why(self) -> Reason:
        """The reason."""
        return next(one for one in Reason if one.value == self.reason.data)
