"""Views: the unit's start page, with what a lead must do first, and the inbox."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from webapp.access.guards import allowed, background, i_may
from webapp.access.permissions import Permission
from webapp.audit.shown import record_shown
from webapp.desk import saved_filters, single_keys
from webapp.desk.forms import FilterForm, address_of, asked_filter, check_address
from webapp.desk.shown import asked_shown
from webapp.desk.to_do import find_to_do
from webapp.health.troubles import recent_troubles
from webapp.incidents import inbox_page
from webapp.incidents.figures import shown_count
from webapp.incidents.filtered import MOST_LOOKED_AT
from webapp.incidents.filters import LABELS, TERMS, Filter
from webapp.incidents.new_count import count_new
from webapp.incidents.news import News, Shown, news_since
from webapp.incidents.not_rung import find_not_rung
from webapp.incidents.shown_lists import SHOWN_LISTS
from webapp.incidents.work.supervision.waiting import MOST_TO_LOOK_AT
from webapp.people.accounts import what_they_can
from webapp.people.locking import find_locked
from webapp.people.server_sessions import WORKING_DAY
from webapp.proposals.listing import find_shown
from webapp.quarantine import listing
from webapp.vocabulary.work_list import OF_WORK, WorkList

blueprint = Blueprint("desk", __name__, url_prefix="/unit")
blueprint.add_app_template_filter(shown_count)


@blueprint.get("/")
@allowed(Permission.HAVE_AN_ACCOUNT)
def start() -> ResponseReturnValue:
    """What is wrong, what a lead must do and what is missing before going live, and the inbox.

    Who has nothing to do with these is led to the papers.
    """
    if not i_may(Permission.USE_THE_UNIT):
        return redirect(url_for("board.papers"))
    if i_may(Permission.READ_REPORTS):
        check_address(request.args)
        work_list, asked = asked_filter(request.args)
        return _start(FilterForm(data={"lane": work_list, **asked.parts}))
    what_roles_can = what_they_can(role.name for role in current_user.roles)
    return render_template("desk/welcome.html", what_roles_can=what_roles_can, **_above())


@blueprint.post("/")
@allowed(Permission.READ_REPORTS)
def choose() -> ResponseReturnValue:
    """Lead to the address of a filter, which holds codes, numbers and days only."""
    form = FilterForm()
    if not form.validate():
        return _start(form), 422
    return redirect(url_for("desk.start", **form.address), 303)


@blueprint.post("/filters/save")
@allowed(Permission.READ_REPORTS)
def save_filter() -> ResponseReturnValue:
    """Save the filter of the list, for oneself. Idempotent."""
    return _change_saved(saved_filters.save)


@blueprint.post("/filters/remove")
@allowed(Permission.READ_REPORTS)
def remove_filter() -> ResponseReturnValue:
    """Remove it from one's saved filters. Idempotent."""
    return _change_saved(saved_filters.remove)


@blueprint.post("/keys")
@allowed(Permission.READ_REPORTS)
def switch_keys() -> ResponseReturnValue:
    """Switch single keys off in this browser, or on again. Idempotent."""
    on = request.form.get("keys") != single_keys.OFF
    flash(f"Keys are switched {'on' if on else 'off'} in this browser.")
    return single_keys.switch(make_response(redirect(url_for("desk.start"), 303)), on=on)


def _change_saved(change: Callable[[int, WorkList, Filter], None]) -> ResponseReturnValue:
    work_list, asked = asked_filter(request.form)
    change(current_user.id, work_list, asked)
    return redirect(url_for("desk.start", **address_of(work_list, asked)), 303)


def _start(form: FilterForm) -> str:
    record_shown(SHOWN_LISTS[asked_filter(request.args)[0]])
    return render_template(
        "desk/start.html",
        form=form,
        terms=TERMS,
        labels=LABELS,
        saved=saved_filters.find_saved(current_user.id),
        not_rung=find_not_rung(current_user.id),
        **_above(),
        **_inbox(),
    )


def _above() -> dict[str, Any]:
    """What is wrong, and what a lead must do."""
    return {
        "troubles": recent_troubles(),
        "to_do": find_to_do(),
        "proposals": find_shown(),
        "locked": find_locked(),
    }


@blueprint.get("/inbox")
@allowed(Permission.READ_REPORTS)
@background
def inbox() -> ResponseReturnValue:
    """The inbox alone, for htmx to refresh; any other request is redirected to the whole page.

    The lines keep their order: what is new is offered, so that nothing moves under a pointer.
    """
    if request.headers.get("HX-Request") != "true":
        return redirect(url_for("desk.start", **_asked()))
    # A page that is left open is one look, as long as a session lasts.
    record_shown(SHOWN_LISTS[asked_filter(request.args)[0]], within=WORKING_DAY)
    return render_template("desk/_inbox.html", is_refresh=True, **_inbox(asked_shown()))


@blueprint.app_context_processor
def _of_every_page() -> dict[str, Any]:
    return {"single_keys_are_on": single_keys.single_keys_are_on, "count_new": count_new}


@blueprint.context_processor
def _lists() -> dict[str, Any]:
    return {
        "work_lists": WorkList,
        "lists_of_work": OF_WORK,
        "most_looked_at": MOST_LOOKED_AT,
        "most_to_look_at": MOST_TO_LOOK_AT,
    }


def _inbox(shown: Shown | None = None) -> dict[str, Any]:
    quarantine = listing.count_arrivals()
    unopened = quarantine.sealed + quarantine.other
    work_list, asked = asked_filter(request.args)
    inbox = inbox_page.page_for(
        current_user.id,
        work_list=work_list,
        asked=asked,
        after=request.args.get("after"),
        shown=shown.incidents if shown else (),
    )
    if shown and shown.incidents:
        inbox = replace(inbox, next=shown.next, is_cut=shown.is_cut)
        given = inbox.figures.given
        news = news_since(current_user.id, shown, unopened=unopened, given=given)
    else:
        now = _show(inbox, unopened)
        shown, news = _fill(shown, now, work_list) if shown else (now, News())
    here = address_of(work_list, asked)
    return {"inbox": inbox, "here": here, "quarantine": quarantine, "shown": shown, "news": news}


def _fill(before: Shown, now: Shown, work_list: WorkList) -> tuple[Shown, News]:
    """An empty list fills by itself, as no line can move. The rest is offered."""
    if work_list is WorkList.MINE:
        before = replace(before, given=now.given)
    news = News(
        appeared=len(now.incidents),
        unopened=max(0, now.unopened - before.unopened),
        given=max(0, now.given - before.given),
    )
    return replace(now, unopened=before.unopened, given=before.given), news


def _show(inbox: inbox_page.InboxPage, unopened: int) -> Shown:
    """What a page that was just made shows."""
    incidents, figures = tuple(line.incident for line in inbox.lines), inbox.figures
    return Shown(
        incidents=incidents,
        newest=figures.newest,
        unopened=unopened,
        given=figures.given,
        stacked=figures.stacked,
    )


def _asked() -> dict[str, Any]:
    """Which list is asked for, and from where on."""
    place = {"after": request.args["after"]} if "after" in request.args else {}
    return {**address_of(*asked_filter(request.args)), **place}
