"""Views: the audit log, and filtering it."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webapp.access.guards import allowed
from webapp.access.permissions import Permission
from webapp.audit.shown import ShownList, record_shown
from webapp.errors import AppError
from webapp.record import page
from webapp.record.filters import Filter, has_wrong_part, read_filter
from webapp.record.forms import FilterForm

blueprint = Blueprint("record", __name__, url_prefix="/unit/audit-log")


class NoSuchFilter(AppError):
    """An address asks for what the log cannot be filtered by."""

    heading = "We cannot show these lines"
    sentence = (
        "This address asks for something that the audit log cannot be filtered by. Open the whole "
        "log, and choose again."
    )
    link = ("Open the audit log", "/unit/audit-log")


@blueprint.get("")
@allowed(Permission.READ_AUDIT_LOG)
def listing() -> str:
    """The newest entries that fit the address's filter first, a page at a time."""
    if has_wrong_part(request.args):
        raise NoSuchFilter()
    asked = read_filter(request.args)
    return _render(FilterForm(data=asked.parts), asked)


@blueprint.post("")
@allowed(Permission.READ_AUDIT_LOG)
def choose() -> ResponseReturnValue:
    """Lead to the address of a filter, which holds codes and days only."""
    form = FilterForm()
    if not form.validate():
        return _render(form, Filter()), 422
    return redirect(url_for("record.listing", **form.filter.parts), 303)


def _render(form: FilterForm, asked: Filter) -> str:
    record_shown(ShownList.AUDIT_LOG)
    return render_template(
        "record/listing.html",
        form=form,
        asked=asked,
        shown=page.in_words(asked),
        record=page.page_for(asked, request.args),
        people=page.people(),
        kinds=page.kinds(),
        days=page.days_to_press(),
    )
