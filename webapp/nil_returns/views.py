"""Views: an organisation says that it has nothing to report for a quarter. Reporters' pages."""

from datetime import UTC, datetime

from flask import Blueprint, Flask, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from sync import uuid7
from sync.contract import CannotKeep
from webapp.access.guards import open_to_everyone
from webapp.arrivals.unsealed import seal_and_keep
from webapp.nil_returns.kinds import LONGEST, NOTHING_TO_REPORT
from webapp.organisations.publishing import list_names
from webapp.reports.no_script import NotKept, refuse_if_unusable
from webapp.vocabulary.lengths import room_for
from webapp.vocabulary.periods import Period, last_quarter_over
from webapp.vocabulary.times import UK
from webapp.web import assets
from webapp.web.form_tokens import csrf
from webapp.web.printable import replace_unprintable
from webapp.web.side import is_for_pack

blueprint = Blueprint("nil_returns", __name__, url_prefix="/nothing-to-report")
MISSING = "Enter the name of your organisation"
TOO_LONG = f"Shorten the name of your organisation to {LONGEST} characters"


def init_app(app: Flask) -> None:
    """Register the pages. Reporters have no cookie, so there is no session to forge."""
    app.register_blueprint(csrf.exempt(blueprint))


@blueprint.get("")
@open_to_everyone
def ask() -> str:
    """One question, about the last quarter that is over."""
    return _page()


@blueprint.post("")
@open_to_everyone
def say() -> ResponseReturnValue:
    """Seal and keep it, as a phone would. Said twice, it counts once."""
    refuse_if_unusable(request)
    typed = replace_unprintable(request.form.get("organisation", "")).strip()
    if wrong := MISSING if not typed else TOO_LONG if len(typed) > LONGEST else "":
        return _page(typed, wrong), 422
    inside = {
        "kind": NOTHING_TO_REPORT,
        "quarter": _quarter().code,
        "organisation": typed,
        "build": assets.build(),
    }
    try:
        seal_and_keep(inside, uuid7.mint(datetime.now(UTC)))
    except CannotKeep as error:
        raise NotKept from error
    return redirect(url_for("nil_returns.said"), code=303)


@blueprint.get("/said")
@open_to_everyone
def said() -> str:
    """The unit has it."""
    return render_template("nil_returns/said.html", quarter=_quarter())


def _page(typed: str = "", wrong: str = "") -> str:
    """A pack must not change with the quarter: the phone names it (static/js/page/quarters.js)."""
    for_pack = is_for_pack(request)
    return render_template(
        "nil_returns/nothing_to_report.html",
        quarter=None if for_pack else _quarter(),
        names=() if for_pack else list_names(),
        typed=typed,
        wrong=wrong,
        longest=LONGEST,
        room=room_for(LONGEST),
        missing=MISSING,
        too_long=TOO_LONG,
        build=assets.build(),
    )


def _quarter() -> Period:
    return last_quarter_over(datetime.now(UK).date())
