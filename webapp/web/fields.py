"""Fields of forms that say in our words what cannot be read, and let no check see it."""

from typing import Any

from wtforms import DateField, IntegerField
from wtforms.validators import StopValidation

NOT_A_DAY = "Enter a day, such as 2026-11-24"
NOT_A_NUMBER = "Enter a whole number"
# Nothing that is compared with a day can reckon beyond the year 9999.
LAST_YEAR = 2999
# More digits than any number of ours has: the checks of a number cannot compare just any.
MOST_DIGITS = 15


class Day(DateField):
    """A day, or nothing."""

    data: Any

    def process_formdata(self, valuelist: list[str]) -> None:
        """Says in our words what a day looks like."""
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(NOT_A_DAY) from error
        if self.data and self.data.year > LAST_YEAR:
            self.data = None
            raise ValueError(NOT_A_DAY)

    def pre_validate(self, form: Any) -> None:
        """Where something was entered that is no day, that is the one error."""
        if self.process_errors and self.raw_data and self.raw_data[0]:
            raise StopValidation


class Number(IntegerField):
    """A whole number of at most MOST_DIGITS, or nothing."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Refuses a longer one unread."""
        if valuelist and len(valuelist[0]) > MOST_DIGITS:
            raise ValueError(NOT_A_NUMBER)
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(NOT_A_NUMBER) from error
