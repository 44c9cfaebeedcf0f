"""Fields of forms that say in our words what cannot be read, and let no check see it."""

from typing import Any

from wtforms import DateField, DateTimeLocalField, Field, IntegerField
from wtforms.validators import StopValidation

NOT_A_DAY = "Enter a day, such as 2026-11-24"
NOT_A_MOMENT = "Enter a day and a time, such as 2026-11-24 14:30"
NOT_A_NUMBER = "Enter a whole number"
# Nothing that is compared with a day can reckon beyond the year 9999.
LAST_YEAR = 2999
# More digits than any number of ours has: the checks of a number cannot compare just any.
MOST_DIGITS = 15


class Readable(Field):
    """Where something was entered that cannot be read, `unreadable` is the one error."""

    unreadable: str

    def process_formdata(self, valuelist: list[str]) -> None:
        """Reads it. Raises ValueError in our words."""
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(self.unreadable) from error

    def pre_validate(self, form: Any) -> None:
        """Before the checks, which would see nothing. What is empty is left to them."""
        if self.process_errors and self.raw_data and self.raw_data[0]:
            raise StopValidation


class Day(Readable, DateField):
    """A day, or nothing."""

    unreadable = NOT_A_DAY
    data: Any

    def process_formdata(self, valuelist: list[str]) -> None:
        """Refuses one beyond LAST_YEAR, too."""
        super().process_formdata(valuelist)
        if self.data and self.data.year > LAST_YEAR:
            self.data = None
            raise ValueError(NOT_A_DAY)


class Moment(Readable, DateTimeLocalField):
    """A day and a time as a browser's own field writes them, or nothing."""

    unreadable = NOT_A_MOMENT


class Number(Readable, IntegerField):
    """A whole number of at most MOST_DIGITS, or nothing."""

    unreadable = NOT_A_NUMBER

    def process_formdata(self, valuelist: list[str]) -> None:
        """Refuses a longer one unread."""
        if valuelist and len(valuelist[0]) > MOST_DIGITS:
            raise ValueError(NOT_A_NUMBER)
        super().process_formdata(valuelist)
