"""Views: what a lead is to look at, and what they make of it."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from webapp.access.guards import allowed
from webapp.access.permissions import Permission
from webapp.audit.shown import ShownList, record_shown
from webapp.incidents import way_back
from webapp.incidents.inbox_page import lines_for
from webapp.incidents.work.progress.doing import do_or_show_again
from webapp.incidents.work.supervision import looking
from webapp.incidents.work.supervision.forms import GiveBackForm, LookedAtForm
from webapp.incidents.work.supervision.sample import ONE_IN
from webapp.incidents.work.supervision.waiting import find_to_look_at
from webapp.web.form_tokens import shown_again

blueprint = Blueprint("supervision", __name__, url_prefix="/unit")
blueprint.url_defaults(way_back.carry)


@blueprint.get("/to-look-at")
@allowed(Permission.SUPERVISE)
def to_look_at() -> str:
    """Closed incidents that a lead is to look at, the first closed on top."""
    record_shown(ShownList.TO_LOOK_AT)
    incidents, are_more = find_to_look_at(current_user.id)
    return render_template(
        "incidents/work/supervision/to_look_at.html",
        lines=lines_for(current_user.id, incidents),
        are_more=are_more,
        one_in=ONE_IN,
    )


@blueprint.post("/reports/<int:number>/looked-at")
@allowed(Permission.SUPERVISE)
@shown_again
def looked_at(number: int) -> ResponseReturnValue:
    """Leave it closed, with a note if there is something to say."""
    form = LookedAtForm()
    note = form.note.data or ""
    return do_or_show_again(
        number,
        form,
        "looked_at",
        lambda: looking.note_looked_at(number, note, version=form.seen),
    )


@blueprint.post("/reports/<int:number>/give-back")
@allowed(Permission.SUPERVISE)
@shown_again
def give_back(number: int) -> ResponseReturnValue:
    """Reopen it, and give it back to whoever closed it."""
    form = GiveBackForm()
    line = form.back.data or ""
    return do_or_show_again(
        number, form, "give_back", lambda: looking.give_back(number, line, version=form.seen)
    )
