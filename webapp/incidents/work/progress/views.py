"""Views: giving an incident, putting it back, having it wait, closing and reopening it.

The forms are in the report's page. One that is refused is shown again, alone, as it was typed.
"""

from collections.abc import Iterable

from flask import Blueprint, flash
from flask.typing import ResponseReturnValue

from webapp.access.guards import allowed
from webapp.access.permissions import Permission
from webapp.incidents import way_back
from webapp.incidents.work.progress import closing, giving, pausing
from webapp.incidents.work.progress.closing import Extent
from webapp.incidents.work.progress.doing import do_or_show_again
from webapp.incidents.work.progress.forms import (
    ASKED,
    REOPENED_ASKED,
    CloseForm,
    GiveForm,
    OfVersion,
    PutBackForm,
    ReopenForm,
    WaitForm,
)
from webapp.vocabulary.knows import Unreached
from webapp.vocabulary.outcome import Outcome
from webapp.vocabulary.term import Term
from webapp.vocabulary.waiting_for import WaitingFor
from webapp.web.form_tokens import shown_again

blueprint = Blueprint("progress", __name__, url_prefix="/unit/reports/<int:number>")
blueprint.url_defaults(way_back.carry)


@blueprint.app_context_processor
def _offered() -> dict[str, object]:
    return {
        "outcomes": _options(Outcome),
        "put_back_reasons": _options(ASKED),
        "reopened_reasons": _options(REOPENED_ASKED),
        "waiting_fors": _options(WaitingFor),
        "unreached_reasons": _options(Unreached),
    }


def _options(terms: Iterable[Term]) -> list[tuple[str, str, str]]:
    return [(term.value, term.label, term.hint) for term in terms]


@blueprint.post("/give")
@allowed(Permission.RECEIVE_REPORTS)
@shown_again
def give(number: int) -> ResponseReturnValue:
    """Give its incident to a colleague, with a line for them."""
    form = GiveForm()

    def act() -> None:
        given = giving.give(number, form.person, form.words, version=form.seen)
        flash(given.notice, "given")  # type: ignore[arg-type]

    return do_or_show_again(number, form, "give", act)


@blueprint.post("/put-back")
@allowed(Permission.RECEIVE_REPORTS)
@shown_again
def put_back(number: int) -> ResponseReturnValue:
    """Nobody has it then."""
    form = PutBackForm()
    return do_or_show_again(
        number, form, "put_back", lambda: giving.put_back(number, form.why, version=form.seen)
    )


@blueprint.post("/wait")
@allowed(Permission.RECEIVE_REPORTS)
@shown_again
def wait(number: int) -> ResponseReturnValue:
    """It waits for somebody, until a day."""
    form = WaitForm()

    def act() -> None:
        until = form.until.data
        assert until is not None  # noqa: S101 - the form is valid
        pausing.wait(number, form.waits_for, until, version=form.seen)

    return do_or_show_again(number, form, "wait", act)


@blueprint.post("/go-on")
@allowed(Permission.RECEIVE_REPORTS)
def go_on(number: int) -> ResponseReturnValue:
    """It does not wait any more."""
    form = OfVersion()
    return do_or_show_again(number, form, "go_on", lambda: pausing.go_on(number, version=form.seen))


@blueprint.post("/close")
@allowed(Permission.RECEIVE_REPORTS)
@shown_again
def close(number: int) -> ResponseReturnValue:
    """Close it, or propose that."""
    form = CloseForm()

    def act() -> None:
        seen = Extent(form.seen, int(form.newest.data), form.may_stay_open)
        if closing.close(number, form.came_of_it, seen, form.excuse):
            flash("A second person must approve this. Until then it stays open.")

    return do_or_show_again(number, form, "close", act)


@blueprint.post("/reopen")
@allowed(Permission.RECEIVE_REPORTS)
@shown_again
def reopen(number: int) -> ResponseReturnValue:
    """Work on it again."""
    form = ReopenForm()
    return do_or_show_again(
        number, form, "reopen", lambda: closing.reopen(number, form.why, version=form.seen)
    )
