"""The form that asks with which report another is compared."""

from flask_wtf import FlaskForm
from wtforms import StringField

from webapp.incidents.finding import LONGEST_TYPED, Found, find_reference, record_reference
from webapp.reports.models import Report

NO_NUMBER = "Enter the number of a report, such as ES-95NR-VBY7"
NOT_FOUND = "No report that you can see has this number"
ITSELF = "This is the number of the report itself"


class CompareForm(FlaskForm):
    """The number of the other report, in any spelling."""

    other_number = StringField()

    def find(self, report: Report) -> int | None:
        """The other report that was typed; None, with an error, if that is none. It is recorded."""
        found = find_reference((self.other_number.data or "")[:LONGEST_TYPED])
        if found.is_number:
            record_reference(found)
        others = [hit.number for hit in found.hits if hit.number != report.id]
        if others:
            return others[0]
        self.other_number.errors = [_why(found)]
        return None


def _why(found: Found) -> str:
    if not found.is_number:
        return NO_NUMBER
    return ITSELF if found.hits else found.problem or NOT_FOUND
