"""The forms with which the unit writes its words for the board, and a lead signs."""

from datetime import date, datetime, timedelta

from flask_wtf import FlaskForm
from wtforms import Field, SelectMultipleField, StringField
from wtforms.validators import InputRequired, NumberRange, Regexp, ValidationError

from webapp.board.decided import LONGEST as LONGEST_DECISION
from webapp.board.decided import LONGEST_OWNER
from webapp.board.words import LONGEST, PROPOSAL, QUESTIONS, Words
from webapp.vocabulary.periods import Period
from webapp.vocabulary.times import UK
from webapp.web.fields import Day, Number
from webapp.web.lengths import at_most

FURTHEST = timedelta(days=5 * 366)


SHORTER = at_most(LONGEST)
DIGEST = Regexp(r"\A[0-9a-f]{64}\Z", message="Open the draft again, and read it")


def _tidied(text: str | None) -> str:
    return " ".join((text or "").split())


class WordsForm(FlaskForm):
    """The unit's words; `version` is of those that were read."""

    changed = StringField(QUESTIONS["changed"], [SHORTER], [_tidied])
    why = StringField(QUESTIONS["why"], [SHORTER], [_tidied])
    doing = StringField(QUESTIONS["doing"], [SHORTER], [_tidied])
    proposal = StringField(PROPOSAL, [SHORTER], [_tidied])
    version = Number(validators=[InputRequired(), NumberRange(0)])

    def words_for(self, period: Period) -> Words:
        """What was written; only the paper of a year has a proposal."""
        written = (self.changed, self.why, self.doing, *([] if period.quarter else [self.proposal]))
        return Words(*(one.data or "" for one in written))


class SigningForm(FlaskForm):
    """What was read, and the promise that it points to nobody."""

    seen = StringField(validators=[DIGEST])
    nobody = SelectMultipleField(
        "Before you sign",
        [InputRequired("Read the paper first, then tick the box")],
        choices=["yes"],
    )


class DecisionForm(FlaskForm):
    """What the board decided, who does it, and by when."""

    decided = StringField(
        "What did the board decide?",
        [InputRequired("Write what the board decided"), at_most(LONGEST_DECISION)],
        [_tidied],
    )
    owner = StringField(
        "Who does it?",
        [InputRequired("Write who does it"), at_most(LONGEST_OWNER)],
        [_tidied],
    )
    due = Day("By when?", [InputRequired("Enter a day")])

    def validate_due(self, field: Field) -> None:
        """A day that a board may have meant."""
        today, day = datetime.now(UK).date(), field.data
        if not today - FURTHEST <= day <= today + FURTHEST:
            raise ValidationError("Enter a day within five years")

    @property
    def day(self) -> date:
        """The day by when, of a form that is valid."""
        day: date = self.due.data
        return day


class OutcomeForm(FlaskForm):
    """What came of a decision; `version` is of what was read."""

    came = StringField("What came of it?", [at_most(LONGEST_DECISION)], [_tidied])
    done = SelectMultipleField("Is it done?", choices=["yes"])
    version = Number(validators=[InputRequired(), NumberRange(1)])

    def validate_done(self, field: Field) -> None:
        """The board hears what came of what is done."""
        if field.data and not self.came.data:
            raise ValidationError("Write what came of it, then tick the box")
