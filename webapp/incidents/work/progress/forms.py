"""The forms of the block that says who has an incident. Each carries what it was made for."""

from datetime import UTC, date, datetime, timedelta

from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Optional, Regexp, ValidationError

from webapp.incidents.work.case_log.forms import LONGEST_NOTE, LONGEST_REFERENCE
from webapp.incidents.work.progress.giving import LONGEST_LINE
from webapp.incidents.work.progress.unreached import Excuse
from webapp.vocabulary.act import PutBackReason, ReopenedReason
from webapp.vocabulary.knows import Unreached
from webapp.vocabulary.outcome import Outcome
from webapp.vocabulary.term import Term
from webapp.vocabulary.times import UK
from webapp.vocabulary.waiting_for import WaitingFor
from webapp.web.fields import Day
from webapp.web.lengths import at_most

LONGEST_WAIT = timedelta(days=366)
IS_NUMBER = Regexp(r"^\d{1,10}$")
ASKED = (PutBackReason.HOURS, PutBackReason.TOO_CLOSE, PutBackReason.SOMEBODY_ELSE)
REOPENED_ASKED = (ReopenedReason.NEWS, ReopenedReason.NOT_DONE, ReopenedReason.MISTAKE)


def _codes(terms: "type[Term] | tuple[Term, ...]") -> list[str]:
    return [one.value for one in terms]


def _typed(field: Field) -> str:
    return (field.data or "").strip()


class OfVersion(FlaskForm):
    """A form on an incident, with the version that the page showed."""

    version = HiddenField(validators=[InputRequired(), IS_NUMBER])

    @property
    def seen(self) -> int:
        """The version, of a form that is valid."""
        return int(self.version.data)


class ToColleague(FlaskForm):
    """To whom, and a line for them."""

    to = SelectField("Give it to", [InputRequired("Choose a colleague")], validate_choice=False)
    line = StringField("A line for them", [at_most(LONGEST_LINE)])

    @property
    def person(self) -> int:
        """The number of whom it is given to; 0 for what the page did not write."""
        given = self.to.data or ""
        return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0

    @property
    def words(self) -> str:
        """The line; "" for none."""
        return (self.line.data or "").strip()


class GiveForm(ToColleague, OfVersion):
    """Gives one incident."""


class PutBackForm(OfVersion):
    """Why nobody has it then."""

    reason = RadioField("Why?", [InputRequired("Choose why")], choices=_codes(ASKED))

    @property
    def why(self) -> PutBackReason:
        """The reason of a form that is valid."""
        return next(one for one in PutBackReason if one == self.reason.data)


class WaitForm(OfVersion):
    """For whom, and until which day."""

    whom = SelectField("Wait for", [InputRequired("Choose for whom")], choices=_codes(WaitingFor))
    until = Day("Until", [InputRequired("Enter a day")])

    @property
    def waits_for(self) -> WaitingFor:
        """For whom, of a form that is valid."""
        return next(one for one in WaitingFor if one == self.whom.data)

    def validate_until(self, field: Day) -> None:
        """A day from today on, within a year."""
        if field.data and not today() <= field.data <= today() + LONGEST_WAIT:
            raise ValidationError("Enter today or a later day, within a year")


class CloseForm(OfVersion):
    """What came of it, and the newest report that the page knew."""

    newest = HiddenField(validators=[InputRequired(), IS_NUMBER])
    outcome = RadioField("What came of it?", [InputRequired("Choose one")], choices=_codes(Outcome))

    tasks_stay = StringField(validators=[Optional(), Regexp(r"^\d{1,10}(\.\d{1,10}){0,999}$")])

    unreached = RadioField("Why without a call?", [Optional()], choices=_codes(Unreached))
    unreached_reference = StringField("Their reference", [at_most(LONGEST_REFERENCE)])
    unreached_words = TextAreaField("In your words", [at_most(LONGEST_NOTE)])

    def validate_unreached_reference(self, field: Field) -> None:
        """The other report has a number, and whoever confirmed it gave a reference."""
        if self.unreached.data in (Unreached.SAME, Unreached.CONFIRMED) and not _typed(field):
            raise ValidationError("Enter the report’s number, or their reference")

    def validate_unreached_words(self, field: Field) -> None:
        """Another person reads them."""
        if self.unreached.data and not _typed(field):
            raise ValidationError("Write why: another person reads it")

    @property
    def excuse(self) -> Excuse | None:
        """Why nobody was ever reached, if that is said."""
        reason = next((one for one in Unreached if one == self.unreached.data), None)
        if reason is None:
            return None
        return Excuse(reason, _typed(self.unreached_words), _typed(self.unreached_reference))

    @property
    def may_stay_open(self) -> frozenset[int]:
        """The tasks that the page showed, if the person said that they may stay open."""
        return frozenset(int(one) for one in (self.tasks_stay.data or "").split(".") if one)

    @property
    def came_of_it(self) -> Outcome:
        """The outcome of a form that is valid."""
        return next(one for one in Outcome if one == self.outcome.data)


class ReopenForm(OfVersion):
    """Why it is worked on again."""

    reason = RadioField("Why?", [InputRequired("Choose why")], choices=_codes(REOPENED_ASKED))

    @property
    def why(self) -> ReopenedReason:
        """The reason of a form that is valid."""
        return next(one for one in ReopenedReason if one == self.reason.data)


def today() -> date:
    """The day in the UK."""
    return datetime.now(UTC).astimezone(UK).date()
