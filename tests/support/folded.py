"""Folds reports by the calendar of a unit that is open for three hours of a working day."""

from functools import partial

from webapp.incidents import fold as folding
from webapp.unit_hours import UnitHours
from webapp.vocabulary.working_hours import Calendar
from webapp.working_days import WorkingDays

SHORT_DAYS = Calendar(WorkingDays(UnitHours.read("Mon-Fri", "09:00", "12:00")))
fold = partial(folding.fold, calendar=SHORT_DAYS)
