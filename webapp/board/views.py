"""Views: the papers for the board, their files, and drafting and signing the next."""

from datetime import datetime

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webapp.access.guards import allowed, fresh
from webapp.access.permissions import Permission
from webapp.board import deciding, reading
from webapp.board.document import read_document, shown_cell
from webapp.board.drafting import WrittenMeanwhile, read_draft, write_words
from webapp.board.files import MIMETYPES, Kind, name_of
from webapp.board.forms import DecisionForm, OutcomeForm, SigningForm, WordsForm
from webapp.board.marks import by_year, draw_bars, draw_run
from webapp.board.signing import find_obstacle, sign
from webapp.board.words import LONGEST
from webapp.board.written import read_written
from webapp.figures.views import NoSuchFigures
from webapp.vocabulary.periods import Period, last_quarter_over, read_period
from webapp.vocabulary.times import UK
from webapp.web.form_tokens import shown_again

blueprint = Blueprint("board", __name__, url_prefix="/unit/figures/papers")
NOT_STORED = "Store the words that you typed, read the paper again, and then sign."
blueprint.add_app_template_filter(shown_cell)
for draw in (draw_bars, draw_run, by_year):
    blueprint.add_app_template_filter(draw)


@blueprint.get("")
@allowed(Permission.READ_PAPERS)
def papers() -> str:
    """Every paper, and which comes next."""
    found = reading.list_papers()
    due = reading.find_due({row.period for row in found}, datetime.now(UK).date())
    return render_template("board/papers.html", papers=found, due=due, read_period=read_period)


@blueprint.get("/<int:number>")
@allowed(Permission.READ_PAPERS)
def paper(number: int) -> str:
    """A paper as it was frozen, and its files."""
    found = reading.find_paper(number)
    return render_template(
        "board/paper.html",
        paper=found,
        document=read_document(found.content),
        files=reading.find_sizes(number),
        kinds=Kind,
        period=reading.period_of(found),
    )


@blueprint.get("/<int:number>/<filename>")
@allowed(Permission.READ_PAPERS)
def file(number: int, filename: str) -> Response:
    """A file of a paper: the same bytes for ever."""
    found = reading.find_file(number, filename.rpartition(".")[2])
    name = f"{name_of(reading.find_paper(number))}.{found.kind}"
    response = Response(found.body, content_type=MIMETYPES[found.kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.set_etag(found.digest)
    return response


@blueprint.route("/<int:number>/decisions", methods=["GET", "POST"])
@allowed(Permission.WRITE_PAPERS)
@shown_again
def decisions(number: int) -> ResponseReturnValue:
    """What the board decided on a paper, and the form that records it."""
    period, form = reading.period_of(reading.find_paper(number)), DecisionForm()
    if form.validate_on_submit():
        words, owner = form.decided.data or "", form.owner.data or ""
        deciding.record_decision(number, words, owner=owner, due_on=form.day)
        flash("Recorded. The next paper has it.")
        return redirect(url_for("board.decisions", number=number), 303)
    found = deciding.find_decisions(number)
    page = render_template(
        "board/decisions.html", decisions=found, number=number, period=period, form=form
    )
    return page, 422 if form.errors else 200


@blueprint.route("/decisions/<int:number>", methods=["GET", "POST"])
@allowed(Permission.WRITE_PAPERS)
@shown_again
def decision(number: int) -> ResponseReturnValue:
    """A decision of the board, and the form that says what came of it."""
    found, form = deciding.find_decision(number), OutcomeForm()
    if form.validate_on_submit():
        words, version = form.came.data or "", form.version.data or 0
        try:
            deciding.write_what_came_of(
                number, words, is_done=bool(form.done.data), version=version
            )
        except deciding.ToldMeanwhile as refused:
            form.form_errors.append(refused.sentence)
            form.version.data = deciding.find_decision(number).version
        else:
            flash("Stored. The next paper says it.")
            return redirect(url_for("board.decisions", number=found.paper_id), 303)
    page = render_template("board/decision.html", decision=found, form=form)
    return page, 409 if form.form_errors else 422 if form.errors else 200


@blueprint.post("/decisions/<int:number>/remove")
@allowed(Permission.WRITE_PAPERS)
def remove_decision(number: int) -> ResponseReturnValue:
    """Remove a decision that was recorded by mistake."""
    paper = deciding.remove_decision(number)
    flash("Removed.")
    return redirect(url_for("board.decisions", number=paper), 303)


@blueprint.route("/draft", methods=["GET", "POST"])
@allowed(Permission.WRITE_PAPERS)
@shown_again
def draft() -> ResponseReturnValue:
    """The next paper of a period as it would be now, and the unit's words for it."""
    period, form = _asked(), WordsForm()
    if request.method == "GET":
        return _page(period)
    if not form.validate():
        return _page(period, form=form), 422
    try:
        write_words(period, form.words_for(period), version=form.version.data or 0)
    except WrittenMeanwhile as refused:
        form.form_errors.append(refused.sentence)
        return _page(period, form=form, replaces=True), refused.status
    flash("Stored. A lead reads the paper, and signs it.")
    return redirect(url_for("board.draft", period=period.code), 303)


@blueprint.post("/sign")
@allowed(Permission.SIGN_PAPERS)
@fresh
@shown_again
def freeze() -> ResponseReturnValue:
    """Sign the draft that was read: it is frozen then. Words that are typed come with it."""
    period, form, typed = _asked(), SigningForm(), WordsForm()
    if form.validate() and typed.words_for(period) != read_written(period).words:
        form.form_errors.append(NOT_STORED)
    if form.errors:
        return _page(period, form=typed, signing=form), 422
    number = sign(period, seen=form.seen.data or "")
    flash("Signed. This paper cannot change any more.")
    return redirect(url_for("board.paper", number=number), 303)


def _page(
    period: Period,
    *,
    form: WordsForm | None = None,
    replaces: bool = False,
    signing: SigningForm | None = None,
) -> str:
    found = read_draft(period)
    if form and replaces:
        form.version.data = found.version
    stored = {**found.words._asdict(), "version": found.version}
    return render_template(
        "board/draft.html",
        draft=found,
        form=form or WordsForm(formdata=None, data=stored),
        signing=signing or SigningForm(formdata=None),
        longest=LONGEST,
        obstacle=find_obstacle(found),
    )


def _asked() -> Period:
    """By default the last quarter that has ended. Raises NoSuchFigures."""
    over = last_quarter_over(datetime.now(UK).date())
    period = read_period(request.args.get("period", over.code))
    if period is None:
        raise NoSuchFigures()
    return period
