"""The form on which somebody refuses a proposal."""

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired

from webapp.web.lengths import at_most


class RefusalForm(FlaskForm):
    """Why it is refused."""

    reason = StringField("Reason", [DataRequired("Enter the reason"), at_most(300)])

    @property
    def words(self) -> str:
        """The reason in one line."""
        return " ".join(self.reason.data.split())
