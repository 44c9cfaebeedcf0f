"""The forms on which a lead approves the guidance, and withdraws an approval."""

from flask_wtf import FlaskForm
from wtforms import SelectMultipleField, StringField
from wtforms.validators import DataRequired, InputRequired

from webapp.approvals.approving import one_year_after
from webapp.guidance.approvals import Approval
from webapp.web.fields import NOT_A_DAY, Day
from webapp.web.lengths import at_most


class WithdrawalForm(FlaskForm):
    """Why an approval is withdrawn."""

    reason = StringField("Reason", [DataRequired("Enter the reason"), at_most(300)])

    @property
    def words(self) -> str:
        """The reason in one line."""
        return " ".join(self.reason.data.split())


class ApprovalForm(FlaskForm):
    """Who approved the words, in which role and when, and the promise that they were read."""

    approver = StringField("Name", [DataRequired("Enter who approved it"), at_most(80)])
    role = StringField("Role", [DataRequired("Enter their role"), at_most(80)])
    on = Day("Day", [DataRequired(NOT_A_DAY)])
    read = SelectMultipleField(
        "Promise", [InputRequired("Read what changed first, then tick the box")], choices=["yes"]
    )

    @property
    def approval(self) -> Approval:
        """What was entered, to be reviewed within a year."""
        by, role = (" ".join(field.data.split()) for field in (self.approver, self.role))
        return Approval(by, role, self.on.data, one_year_after(self.on.data))
