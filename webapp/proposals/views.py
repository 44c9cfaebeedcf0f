"""Views: a proposal; approving, refusing it, and taking it back."""

from collections.abc import Callable, Iterable

from flask import Blueprint, Flask, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from webapp.access.guards import allowed, fresh
from webapp.access.permissions import Permission
from webapp.proposals import deciding, listing
from webapp.proposals.forms import RefusalForm
from webapp.proposals.kinds import Kind, Unit, bind
from webapp.web.form_tokens import shown_again

blueprint = Blueprint("proposals", __name__, url_prefix="/unit/proposals")


def init_app(app: Flask, *, kinds: Iterable[Kind], read_unit: Callable[[], Unit]) -> None:
    """Add these pages, for proposals of these kinds among the people whom `read_unit` reads."""
    bind(app, kinds=kinds, read_unit=read_unit)
    app.register_blueprint(blueprint)


@blueprint.get("/<int(signed=True):number>")
@allowed(Permission.USE_THE_UNIT)
def proposal(number: int) -> str:
    """What is proposed, by whom, and who can decide it."""
    return _page(number, RefusalForm())


@blueprint.post("/<int(signed=True):number>/approve")
@allowed(Permission.USE_THE_UNIT)
@fresh
def approve(number: int) -> ResponseReturnValue:
    """Approve it, which does it. `webapp/proposals/policy.py` says who can."""
    deciding.approve(number)
    flash("Approved. It is done.")
    return redirect(url_for("proposals.proposal", number=number))


@blueprint.post("/<int(signed=True):number>/refuse")
@allowed(Permission.USE_THE_UNIT)
@shown_again
def refuse(number: int) -> ResponseReturnValue:
    """Refuse it, with a reason."""
    form = RefusalForm()
    if not form.validate():
        return _page(number, form), 422
    deciding.refuse(number, reason=form.words)
    flash("Refused. Nothing was changed.")
    return redirect(url_for("proposals.proposal", number=number))


@blueprint.post("/<int(signed=True):number>/take-back")
@allowed(Permission.USE_THE_UNIT)
def take_back(number: int) -> ResponseReturnValue:
    """Take back what one proposed oneself."""
    deciding.take_back(number)
    flash("Taken back. Nothing was changed.")
    return redirect(url_for("proposals.proposal", number=number))


def _page(number: int, form: RefusalForm) -> str:
    return render_template("proposals/proposal.html", shown=listing.find_one(number), form=form)
