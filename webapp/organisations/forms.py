"""The form on which somebody at the unit describes an organisation."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from functools import partial

from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import AnyOf, DataRequired, Optional, ValidationError

from webapp.organisations import register
from webapp.organisations.register import AlreadyRegistered, ChangedMeanwhile, Entry
from webapp.vocabulary.incident import Setting
from webapp.vocabulary.times import format_day
from webapp.web.fields import Day
from webapp.web.lengths import at_most

KINDS = [(setting.value, setting.label, None) for setting in Setting]
KIND_CODES = [setting.value for setting in Setting]
LABELS = {setting.value: setting.label for setting in Setting}
CHANGED = "A colleague has changed this: {}. Save again to keep yours"


class OrganisationForm(FlaskForm):
    """Name, kind, area, how to reach it, and from when to when it is there."""

    name = StringField("Name", [DataRequired("Enter its name"), at_most(120)])
    kind = SelectField(
        "Kind",
        choices=["", *KIND_CODES],
        validators=[AnyOf(KIND_CODES, "Choose what kind of organisation it is")],
        validate_choice=False,  # AnyOf does, in our words
    )
    area = StringField("Area", [at_most(80)])
    contact = TextAreaField("How to reach it", [at_most(500)])
    since = Day("First day", [Optional()])
    until = Day("Last day", [Optional()])
    version = HiddenField()  # of the entry that the page showed
    namesake: int | None = None  # the organisation that has this name already

    def validate_until(self, field: Field) -> None:
        """Refuse a last day before the first."""
        if field.data and self.since.data and field.data < self.since.data:
            raise ValidationError("The last day must not be before the first")

    @property
    def entry(self) -> Entry:
        """What was entered, its spaces tidied."""
        return Entry(
            name=_tidy(self.name),
            kind=self.kind.data,
            area=_tidy(self.area),
            contact=(self.contact.data or "").strip(),
            since=self.since.data,
            until=self.until.data,
        )

    def add(self, write: Callable[[Entry], int]) -> int | None:
        """Write what was entered. None if there is such an organisation: then the form says so."""
        try:
            return write(self.entry)
        except AlreadyRegistered as refusal:
            self.namesake = refusal.number
            self.name.errors = [*self.name.errors, refusal.sentence]
            return None

    def change(self, number: int) -> int | None:
        """The same for one in the register; None also if it is not any more as the page showed."""
        try:
            return self.add(partial(register.change, number, shown=self.version.data or ""))
        except ChangedMeanwhile:
            self._say_what_changed(register.read_entry(number))
            return None

    def _say_what_changed(self, now: Entry) -> None:
        """What was typed stays; saving again puts it in the place of what is said here."""
        for name, typed in asdict(self.entry).items():
            if (value := getattr(now, name)) != typed:
                field = self[name]
                field.errors = [*field.errors, CHANGED.format(_in_words(value))]
        self.version.data = now.version


def _in_words(value: str | date | None) -> str:
    if isinstance(value, date):
        return format_day(value)
    return LABELS.get(value or "", value or "empty")


def _tidy(field: Field) -> str:
    return " ".join((field.data or "").split())
