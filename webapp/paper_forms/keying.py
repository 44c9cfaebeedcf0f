"""Keeps a paper form that somebody keyed in, records it, and finds it again for them."""

import json
from datetime import date, datetime
from typing import NamedTuple

from flask_login import current_user
from sqlalchemy import ColumnElement, select

from sync.contract import CannotKeep
from webapp.arrivals import keyed_in
from webapp.arrivals.keyed_in import Came, KeyedIn
from webapp.arrivals.models import Arrival, PaperForm, Status
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.columns import HIGHEST
from webapp.drafts import keeping as drafts
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents.visible import report_visible_to
from webapp.paper_forms import came
from webapp.paper_forms.came import Paper
from webapp.reports import no_script
from webapp.reports.contradictions import find_contradictions
from webapp.reports.models import Report
from webapp.reports.questions import QUESTIONS
from webapp.reports.reading import Values
from webapp.reports.reference import reference_for
from webapp.reports.rules import RULES
from webapp.reports.validation import Fault, in_form_order, trim
from webapp.reports.validation import find_faults as faults_of
from webapp.vocabulary.times import UK, format_day

CORRECTS = "amends"
# Their fields begin with these: a call has several, and so has a day.
FIELDS = (came.CAME_ON, came.CAME_BY, CORRECTS, *(question.name for question in QUESTIONS))
# The form asks whoever fills it in about themselves; an officer keys in about somebody else.
LABELS = {one.name: one.officer_label if one.on_card else one.label for one in QUESTIONS}
# What the form says to the worker, as an officer reads it.
SAID = {(check, name): sentence for check, name, sentence in RULES["checks"]}
FOR_AN_OFFICER = {
    SAID["required", "contact_name"]: "Give the name of the person who reported.",
    SAID["reachable", "contact_phone"]: (
        "No phone number or email address of the person who reported is keyed in."
    ),
    SAID["wanted_phone", "contact_phone"]: "They want a call or a text. Give their phone number.",
    SAID["wanted_email", "contact_email"]: "They want an email. Give their email address.",
}
# Where the day of receipt is known.
OF_THE_PAPER = {
    SAID["past", "incident_date"]: "This is after the day of receipt. Check both days.",
    SAID["ahead", "rung"]: "This call is after the day of receipt. Check both days.",
}
NOTHING = Fault(
    QUESTIONS[0].name, "Nothing is keyed in. Answer at least one question.", says_where=True
)


class NoSuchPaperForm(AppError):
    """Nobody keyed in a paper form under this number, or a colleague did."""

    status = 404
    sentence = "You have not keyed in a paper form with this number."


class NotFromPaper(AppError):
    """What would be corrected did not come on paper."""

    status = 404
    sentence = (
        "No report from paper has this address. Open it in the inbox, and press “Correct” there."
    )


class Kept(NamedTuple):
    """A paper form that was kept: what to write on it, and whether its report can be read yet."""

    number: int
    reference: str
    came_on: str
    is_opened: bool


def answers_in(values: Values) -> Values:
    """The fields that answer a question of the form, or say when and how it came."""
    return {name: given for name, given in values.items() if name.startswith(FIELDS)}


def begin_correction(report_id: str) -> Values:
    """The fields of a form that corrects this report: it came as that did.

    Raises NotFromPaper, also of one that the person signed in may not be shown.
    """
    query = select(PaperForm).join(Arrival, Arrival.sequence == PaperForm.arrival_id)
    of_it = Arrival.id == report_id, _is_visible()
    paper = db.session.scalars(query.where(*of_it).limit(1)).first()
    if paper is None:
        raise NotFromPaper
    day = paper.came_on.isoformat()
    return {CORRECTS: [report_id], came.CAME_ON: [day], came.CAME_BY: [paper.came_by]}


def corrected_by(values: Values) -> str | None:
    """The reference of the report that these fields correct, if any. Raises NotFromPaper."""
    if CORRECTS not in values:
        return None
    corrects = no_script.amended_id(values) or ""
    begin_correction(corrects)
    return reference_for(corrects)


def find_faults(values: Values, *, anyway: bool) -> list[Fault]:
    """What is wrong. `anyway`: what is missing on the paper, too, is missing."""
    now, paper = datetime.now(UK), came.read(values)
    today = now.date()
    faults, answers = came.find_faults(paper, today=today), no_script.read_answers(values)
    if anyway:
        return faults if trim(answers) else [*faults, NOTHING]
    # Nothing on a paper is later than the day on which it came.
    is_older = paper.came_on is not None and paper.came_on < today
    last = f"{paper.came_on}T23:59" if is_older else f"{now:%Y-%m-%dT%H:%M}"
    found = faults_of(answers, now=last, correction=CORRECTS in values)
    said = FOR_AN_OFFICER | (OF_THE_PAPER if is_older else {})
    found = [one._replace(sentence=said.get(one.sentence, one.sentence)) for one in found]
    return faults + in_form_order(find_contradictions(values, answers) + found)


def keep(values: Values, report_id: str) -> KeyedIn:
    """Seal and keep it, and record who keyed it in. Idempotent: the same id is kept once.

    The two fields of came.py must be without a fault. Raises NotKept or NotThisForm.
    """
    paper = came.read(values)
    day, by = _require(paper)

    def record() -> None:
        trail.record(
            Event.PAPER_FORM_KEYED_IN,
            subject=report_id,
            reference=reference_for(report_id),
            arrived=format_day(day),
        )
        if CORRECTS not in values:
            drafts.note_sent(drafts.PAPER_FORM)

    came_by, report = Came(day, by, current_user.id), no_script.compose(values)
    if corrects := no_script.amended_id(values):
        report["amends"] = corrects
    try:
        return keyed_in.seal_and_keep(report, report_id, came_by, record=record)
    except CannotKeep as error:
        raise no_script.NotKept from error
    except ValueError as error:
        raise no_script.NotThisForm from error


def _require(paper: Paper) -> tuple[date, str]:
    if paper.came_on is None or paper.by is None:
        raise no_script.NotThisForm
    return paper.came_on, paper.by.value


def keep_draft(values: Values, *, opened: datetime) -> None:
    """Keep what is keyed in so far, of a form that corrects nothing. Commits."""
    if CORRECTS in values:
        return
    given = {name: some for name, some in values.items() if any(some)}
    drafts.keep(drafts.PAPER_FORM, json.dumps(given) if given else "", opened=opened)


def find_draft() -> tuple[Values, datetime] | None:
    """What the person signed in keyed in and did not keep yet, and when."""
    found = drafts.find(drafts.PAPER_FORM)
    return (json.loads(found.text), found.at) if found else None


def find_kept(number: int) -> Kept:
    """What the person signed in keyed in under this number, if they may be shown it still.

    Raises NoSuchPaperForm.
    """
    query = select(Arrival.sequence, Arrival.id, PaperForm.came_on, Arrival.status)
    query = query.join(PaperForm, PaperForm.arrival_id == Arrival.sequence)
    mine = (PaperForm.person_id == current_user.id, Arrival.sequence == min(number, HIGHEST))
    row = db.session.execute(query.where(*mine, _is_visible())).one_or_none()
    if row is None:
        raise NoSuchPaperForm
    day, is_opened = format_day(row.came_on), row.status == Status.OPENED
    return Kept(row.sequence, reference_for(row.id), day, is_opened)


def _is_visible() -> ColumnElement[bool]:
    """Whether an arrival is not a report yet, or one that the person signed in may be shown."""
    hidden = select(Report.id).where(~report_visible_to(current_user.id))
    return Arrival.sequence.not_in(hidden)
