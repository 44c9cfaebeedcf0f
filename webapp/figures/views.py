"""Views: the figures, exact, for the people of the unit who read reports."""

from datetime import datetime

from flask import Blueprint, render_template, request

from webapp.access.guards import allowed
from webapp.access.permissions import Permission
from webapp.counting.definitions import Basis
from webapp.errors import AppError
from webapp.figures import reading
from webapp.figures.changes import find_changes, ten_quarters
from webapp.figures.charts import draw
from webapp.figures.completeness import completeness_of
from webapp.figures.coverage import coverage_of
from webapp.figures.tables import figures_of
from webapp.vocabulary.periods import (
    Period,
    last_quarter_over,
    month_label,
    quarter_of,
    read_period,
)
from webapp.vocabulary.term import term
from webapp.vocabulary.times import UK

blueprint = Blueprint("figures", __name__, url_prefix="/unit/figures")


class NoSuchFigures(AppError):
    """The address asks for a period or a view that there is none of."""

    sentence = "There are no figures at this address. Choose a period on the page of figures."
    link = ("Go to figures", "/unit/figures")


@blueprint.get("")
@allowed(Permission.READ_FIGURES)
def figures() -> str:
    """A quarter or a year, by the day of arrival or the day it happened."""
    period, basis = _asked()
    counts = reading.read_counts(period.months, basis)
    is_listed = basis is Basis.ARRIVED
    found = figures_of(period, counts, is_listed=is_listed)
    said, register = reading.read_said(period), reading.read_register()
    return render_template(
        "figures/figures.html",
        period=period,
        basis=basis,
        bases=Basis,
        figures=found,
        charts=draw(found),
        coverage=coverage_of(period, register, found.organisations, said.organisations),
        said=said,
        completeness=completeness_of(period, found),
        today=datetime.now(UK).date(),
    )


@blueprint.get("/changes")
@allowed(Permission.READ_FIGURES)
def changes() -> str:
    """What changed up to a quarter that is over; of a year, up to its last."""
    asked, over = _asked()[0].last_quarter, last_quarter_over(datetime.now(UK).date())
    period = min(asked, over, key=lambda one: one.first_day)
    quarters = ten_quarters(period)
    counts = reading.read_counts([month for one in quarters for month in one.months])
    return render_template(
        "figures/changes.html",
        period=period,
        changes=find_changes(quarters, counts),
        last_month=month_label(period.months[-1]),
    )


def _asked() -> tuple[Period, Basis]:
    """By default this quarter, by the day of arrival. Raises NoSuchFigures."""
    now = quarter_of(datetime.now(UK).date())
    period = read_period(request.args.get("period", now.code))
    basis = term(Basis, request.args.get("by", Basis.ARRIVED.value))
    if period is None or basis is None:
        raise NoSuchFigures()
    return period, basis
