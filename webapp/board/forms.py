"""The forms with which the unit writes its words for the board, and a lead signs."""

from flask_wtf import FlaskForm
from wtforms import IntegerField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Regexp

from webapp.board.words import LONGEST, QUESTIONS, Words

SHORTER = Length(max=LONGEST, message=f"Write {LONGEST} characters or fewer")
DIGEST = Regexp(r"\A[0-9a-f]{64}\Z", message="Open the draft again, and read it")


def _tidied(text: str | None) -> str:
    return " ".join((text or "").split())


class WordsForm(FlaskForm):
    """The unit's words; `version` is of those that were read."""

    changed = StringField(QUESTIONS["changed"], [SHORTER], [_tidied])
    why = StringField(QUESTIONS["why"], [SHORTER], [_tidied])
    doing = StringField(QUESTIONS["doing"], [SHORTER], [_tidied])
    version = IntegerField(validators=[InputRequired(), NumberRange(0)])

    @property
    def words(self) -> Words:
        """What was written."""
        return Words(self.changed.data or "", self.why.data or "", self.doing.data or "")


class SigningForm(FlaskForm):
    """What was read, and the promise that it points to nobody."""

    seen = StringField(validators=[DIGEST])
    nobody = SelectMultipleField(
        "Before you sign",
        [InputRequired("Read the paper first, then tick the box")],
        choices=["yes"],
    )
