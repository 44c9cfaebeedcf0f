"""The form on which a lead confirms a contact and says when it is open."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from flask_wtf import FlaskForm
from wtforms import Field, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired

from webapp.opening_hours import (
    EVERY_HOUR,
    BadHours,
    Hours,
    exceptions_as_lines,
    read_exceptions,
    read_times,
    require_some,
    times_in_words,
)
from webapp.unit_hours import DAYS
from webapp.vocabulary.times import UK
from webapp.web.lengths import at_most

Value = TypeVar("Value")

DAYS_OF_A_MONTH = 365 / 12
UNKNOWN, ALWAYS, INSTEAD, TIMES = "unknown", "always", "instead", "times"
PLACES = (*(day.lower() for day in DAYS), "bank")
"""The fields of a week, as `Hours.week` has them."""


class ConfirmContactForm(FlaskForm):
    """A number or address, when it is open, the promise that the lead has tried it, and until when.

    A form without `hours` leaves them as they are.
    """

    number = StringField("Number", [DataRequired("Enter the number or address"), at_most(200)])
    hours = StringField("When is it answered?")
    monday = StringField("Monday", [at_most(60)])
    tuesday = StringField("Tuesday", [at_most(60)])
    wednesday = StringField("Wednesday", [at_most(60)])
    thursday = StringField("Thursday", [at_most(60)])
    friday = StringField("Friday", [at_most(60)])
    saturday = StringField("Saturday", [at_most(60)])
    sunday = StringField("Sunday", [at_most(60)])
    bank = StringField("Bank holidays", [at_most(60)])
    special = TextAreaField("Days that are different", [at_most(2000)])
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

    @property
    def week(self) -> list[Field]:
        """The fields of the days, bank holidays last."""
        return [self[name] for name in PLACES]

    def show(self, hours: Hours | None) -> None:
        """Begin with these hours, without the days that are over."""
        hours = hours and hours.without_past(datetime.now(UK).date())
        self.hours.data = _kind_of(hours)
        for field, times in zip(self.week, hours.week if hours else (), strict=False):
            field.data = times and times_in_words(times)
        self.special.data = exceptions_as_lines(hours)

    def read_hours(self, now: Hours | None, *, in_place_of: str) -> Hours | None:
        """What was given; `now` where nothing was.

        Raises BadHours where a field gives none; that field has the error.
        """
        given = self.hours.data
        if not self.hours.raw_data:
            return now
        if given == TIMES:
            week = tuple(self._read(field, read_times) for field in self.week)
            today = datetime.now(UK).date()
            special = self._read(self.special, lambda text: read_exceptions(text, today))
            return self._read(self.hours, lambda _: require_some(Hours(week, special)))
        instead = Hours(when_closed=in_place_of) if in_place_of else None
        known = {UNKNOWN: None, ALWAYS: EVERY_HOUR, INSTEAD: instead}
        return self._read(self.hours, lambda _: _choose(known, given))

    def _read(self, field: Field, read: Callable[[str], Value]) -> Value:
        try:
            return read(field.data or "")
        except BadHours as fault:
            field.errors = [*field.errors, str(fault)]
            raise


def _choose(known: Mapping[str, Hours | None], given: str | None) -> Hours | None:
    if given is None or given not in known or (given == INSTEAD and known[INSTEAD] is None):
        raise BadHours("Choose one of these.")
    return known[given]


def _kind_of(hours: Hours | None) -> str:
    if hours is None or hours.by_day:
        return UNKNOWN
    if hours.is_always:
        return ALWAYS
    return INSTEAD if hours.when_closed else TIMES
