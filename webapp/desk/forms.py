"""The form that filters the inbox. It is posted, so that nothing typed gets into an address."""

from collections.abc import Mapping
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, StringField
from wtforms.validators import ValidationError

from webapp.errors import AppError
from webapp.incidents.filters import TERMS, Filter, read_filter, wrong_parts
from webapp.reports.checks import is_day
from webapp.vocabulary.term import term
from webapp.vocabulary.work_list import WorkList, read_list
from webapp.web.fields import NOT_A_DAY

WRONG_ORDER = "The last day must not be before the first"


class FilterForm(FlaskForm):
    """Which list, and which incidents of it."""

    lane = StringField()
    organisation = StringField()
    since = StringField()
    until = StringField()

    @property
    def filter(self) -> Filter:
        """What was asked for."""
        return read_filter({name: field.data for name, field in self._fields.items()})

    @property
    def address(self) -> dict[str, Any]:
        """The same, as an address has it."""
        return address_of(read_list(self.lane.data), self.filter)

    def validate_since(self, field: Field) -> None:
        """Refuse text that is not a day."""
        if field.data and not is_day(field.data):
            raise ValidationError(NOT_A_DAY)

    def validate_until(self, field: Field) -> None:
        """Refuse text that is not a day, and a last day before the first."""
        self.validate_since(field)
        if self.filter.is_reversed:
            raise ValidationError(WRONG_ORDER)


for _name in TERMS:
    setattr(FilterForm, _name, StringField())


def address_of(work_list: WorkList, asked: Filter) -> dict[str, Any]:
    """What the address of a list holds: the new ones, unfiltered, are at the shortest.

    A list is called `lane` there, as saved filters have it.
    """
    return {**({} if work_list is WorkList.NEW else {"lane": work_list.value}), **asked.parts}


class NoSuchFilter(AppError):
    """An address asks for a list, or a part of a filter, that there is not."""

    link = ("Open the inbox", "/unit/")
    heading = "We cannot show this list"
    sentence = (
        "Its address asks for something that no list can be filtered by. Open the whole list, and "
        "choose the filter again."
    )


def check_address(values: Mapping[str, Any]) -> None:
    """Raise NoSuchFilter unless each part of an address is one that it can have."""
    given = values.get("lane")
    if wrong_parts(values) or (given and term(WorkList, given) is None):
        raise NoSuchFilter()


def asked_filter(values: Mapping[str, Any]) -> tuple[WorkList, Filter]:
    """Which list an address asks for, and which incidents of it."""
    return read_list(values.get("lane")), read_filter(values)
