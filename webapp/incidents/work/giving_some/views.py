"""Views: gives some incidents of a list to a colleague, and takes back what was given."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from webapp.access.guards import allowed
from webapp.access.permissions import Permission
from webapp.audit.shown import record_shown
from webapp.incidents import inbox_page, way_back
from webapp.incidents.filters import read_filter
from webapp.incidents.forms import read_numbers
from webapp.incidents.shown_lists import SHOWN_LISTS
from webapp.incidents.work.cover.readers import find_colleagues
from webapp.incidents.work.giving_some.forms import GiveSomeForm
from webapp.incidents.work.giving_some.giving import give_some
from webapp.incidents.work.progress import giving
from webapp.vocabulary.work_list import OF_WORK, WorkList, read_list

blueprint = Blueprint("giving_some", __name__, url_prefix="/unit/give")
blueprint.url_defaults(way_back.carry)


@blueprint.route("", methods=["GET", "POST"])
@allowed(Permission.RECEIVE_REPORTS)
def give() -> ResponseReturnValue:
    """Give some incidents of a page of a list to a colleague, with a line for them."""
    form = GiveSomeForm()
    if form.validate_on_submit():
        done = give_some(form.incidents, form.person, form.words)
        flash(done.notice, "given")  # type: ignore[arg-type]
        return redirect(way_back.way_back().address)
    page = render_template(
        "incidents/work/give_some.html",
        form=form,
        inbox=_to_choose_from(),
        colleagues=[(str(one.number), one.label, None) for one in find_colleagues()],
        back=way_back.way_back(),
    )
    return page, 422 if form.is_submitted() else 200


@blueprint.post("/take-back")
@allowed(Permission.RECEIVE_REPORTS)
def take_back() -> ResponseReturnValue:
    """Undo it, for the acts that the notice names, where nothing was done since."""
    acts = read_numbers(request.form.getlist("act"))
    count = sum(giving.take_back(act) for act in acts)
    left = len(acts) - count
    flash(f"Taken back: {count}." + (f" Something was done since: {left} left." if left else ""))
    return redirect(way_back.way_back().address)


def _to_choose_from() -> inbox_page.InboxPage:
    """A page of the list of work that is asked for."""
    asked_list = read_list(request.args.get("lane"))
    work_list = asked_list if asked_list in OF_WORK else WorkList.NEW
    record_shown(SHOWN_LISTS[work_list])
    asked, after = read_filter(request.args), request.args.get("after")
    return inbox_page.page_for(current_user.id, work_list=work_list, asked=asked, after=after)
