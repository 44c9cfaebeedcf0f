"""Views: the unit's start page, with what a lead must do first, and the inbox."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from webapp.access.guards import allowed, i_may
from webapp.access.permissions import Permission
from webapp.audit.shown import ShownList, record_shown
from webapp.contacts import due, going_live
from webapp.desk.review import find_due_review
from webapp.desk.shown import asked_shown
from webapp.guidance import editions
from webapp.health.troubles import recent_troubles
from webapp.incidents import inbox_page
from webapp.incidents.news import News, Shown, news_since
from webapp.quarantine import listing
from webapp.vocabulary.lane import Lane
from webapp.vocabulary.term import term

LISTS = {
    Lane.NEW: ShownList.NEW,
    Lane.CLOSED: ShownList.RECEIVED,
    Lane.LEFT_OUT: ShownList.NOT_A_REPORT,
}

blueprint = Blueprint("desk", __name__, url_prefix="/unit")


@blueprint.get("/")
@allowed(Permission.USE_THE_UNIT)
def start() -> ResponseReturnValue:
    """What is wrong, what a lead must do and what is missing before going live, and the inbox."""
    reads = i_may(Permission.READ_REPORTS)
    if reads:
        record_shown(LISTS[_asked_lane()])
    served = _find_served()
    above = {
        "troubles": recent_troubles(),
        "missing": going_live.list_missing(served),
        "checks": due.find_due_checks(),
        "review": find_due_review(served) if served else None,
    }
    if not reads:
        return render_template("desk/welcome.html", **above)
    return render_template("desk/start.html", **above, **_inbox())


def _find_served() -> editions.ServedEdition | None:
    try:
        return editions.find_served()
    except editions.NoEdition:
        return None


@blueprint.get("/inbox")
@allowed(Permission.READ_REPORTS)
def inbox() -> ResponseReturnValue:
    """The inbox alone, for htmx to refresh; any other request is redirected to the whole page.

    The lines keep their order: what is new is offered, so that nothing moves under a pointer.
    """
    if request.headers.get("HX-Request") != "true":
        return redirect(url_for("desk.start", **_asked()))
    return render_template("desk/_inbox.html", is_refresh=True, **_inbox(asked_shown()))


def _inbox(shown: Shown | None = None) -> dict[str, Any]:
    quarantine = listing.count_arrivals()
    unopened = quarantine.sealed + quarantine.other
    inbox = inbox_page.page_for(
        current_user.id,
        lane=_asked_lane(),
        after=request.args.get("after"),
        shown=shown.incidents if shown else (),
    )
    if shown:
        news = news_since(current_user.id, shown, unopened=unopened)
    else:
        incidents, news = tuple(line.incident for line in inbox.lines), News()
        shown = Shown(incidents=incidents, newest=inbox.figures.newest, unopened=unopened)
    return {"inbox": inbox, "quarantine": quarantine, "shown": shown, "news": news}


def _asked_lane() -> Lane:
    lane = term(Lane, request.args.get("lane"))
    return lane if lane in LISTS else Lane.NEW


def _asked() -> dict[str, Any]:
    """Which list is asked for, and from where on."""
    return {name: request.args[name] for name in ("lane", "after") if name in request.args}
