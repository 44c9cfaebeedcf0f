"""The form on which somebody refuses a proposal."""

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, Length


class RefusalForm(FlaskForm):
    """Why it is refused."""

    reason = StringField("Reason", [DataRequired("Enter the reason"), Length(max=300)])

    @property
    def words(self) -> str:
        """The reason in one line."""
        return " ".join(self.reason.data.split())
