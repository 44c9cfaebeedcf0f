"""The form that filters the audit log. It is posted, so that nothing typed gets into an address."""

from flask_login import current_user
from flask_wtf import FlaskForm
from wtforms import Field, StringField
from wtforms.validators import ValidationError

from webapp.record.filters import Filter, is_day, read_filter, tidy_reference
from webapp.record.subjects import find_subjects
from webapp.web.fields import NOT_A_DAY

WRONG_ORDER = "The last day must not be before the first"
NOT_A_REFERENCE = "No report can have this number. Check it: it looks like ES-95NR-VBY7"
NO_SUCH_REPORT = "No report with this reference has arrived. Check it, or ask for it again"


class FilterForm(FlaskForm):
    """Who, what, about which report, and when. `day` is a button: that day, whatever else is in."""

    person = StringField()
    kind = StringField()
    reference = StringField()
    since = StringField()
    until = StringField()
    day = StringField()

    @property
    def filter(self) -> Filter:
        """What was asked for."""
        values = {name: field.data for name, field in self._fields.items()}
        return read_filter({**values, **self._pressed})

    @property
    def _pressed(self) -> dict[str, str]:
        return {"since": self.day.data, "until": ""} if self.day.data else {}

    def validate_reference(self, field: Field) -> None:
        """Refuse text that is not a reference, and a reference that no report here has."""
        if not (field.data or "").strip():
            return
        reference = tidy_reference(field.data)
        if reference is None:
            raise ValidationError(NOT_A_REFERENCE)
        if not find_subjects(reference, person=current_user.id):
            raise ValidationError(NO_SUCH_REPORT)

    def validate_since(self, field: Field) -> None:
        """Refuse text that is not a day."""
        if field.data and not self._pressed and not is_day(field.data):
            raise ValidationError(NOT_A_DAY)

    def validate_until(self, field: Field) -> None:
        """Refuse text that is not a day, and a last day before the first."""
        self.validate_since(field)
        if self.filter.is_reversed:
            raise ValidationError(WRONG_ORDER)
