"""Views: what must be done before going live, and noting a step as done."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from webapp.access.guards import allowed
from webapp.access.permissions import Permission
from webapp.going_live import noting
from webapp.going_live.progress import find_progress

blueprint = Blueprint("going_live", __name__, url_prefix="/unit/going-live")


@blueprint.get("")
@allowed(Permission.PREPARE_GOING_LIVE)
def steps() -> ResponseReturnValue:
    """Every step: what is missing, or who noted it as done."""
    return render_template("going_live/steps.html", progress=find_progress())


@blueprint.post("/<code>/done")
@allowed(Permission.PREPARE_GOING_LIVE)
def done(code: str) -> ResponseReturnValue:
    """Note a step as done. Idempotent."""
    noting.note(code, done=True)
    return redirect(url_for("going_live.steps", _anchor=code), 303)


@blueprint.post("/<code>/take-back")
@allowed(Permission.PREPARE_GOING_LIVE)
def take_back(code: str) -> ResponseReturnValue:
    """Take back that it is done. Idempotent."""
    noting.note(code, done=False)
    return redirect(url_for("going_live.steps", _anchor=code), 303)
