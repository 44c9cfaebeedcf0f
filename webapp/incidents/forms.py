"""The form that sets incidents aside as not a report."""

from collections.abc import Iterable

from flask_wtf import FlaskForm
from wtforms import RadioField, SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired

from webapp.database.columns import HIGHEST
from webapp.incidents.setting_aside import Chosen
from webapp.incidents.work.case_log.forms import LONGEST_NOTE
from webapp.vocabulary.act import SetAsideReason
from webapp.web.lengths import at_most


class SettingAsideForm(FlaskForm):
    """Which incidents, as the page showed them, and why."""

    chosen = SelectMultipleField(
        "Reports", [InputRequired("Choose at least one report")], validate_choice=False
    )
    reason = RadioField(
        "Reason",
        [InputRequired("Choose why it is not a report")],
        choices=[reason.value for reason in SetAsideReason],
    )

    words = TextAreaField("In your words", [at_most(LONGEST_NOTE)])

    @property
    def said(self) -> str:
        """The words; "" for none."""
        return (self.words.data or "").strip()

    @property
    def incidents(self) -> list[Chosen]:
        """What was chosen, each once; what the page did not write is not there."""
        found = [read_numbers(one.split(".")) for one in self.chosen.data]
        return [*dict.fromkeys(Chosen(*pair) for pair in found if len(pair) == 2)]

    @property
    def why(self) -> SetAsideReason:
        """The reason of a form that is valid."""
        return next(one for one in SetAsideReason if one.value == self.reason.data)


def read_numbers(values: Iterable[str]) -> list[int]:
    """Those that are numbers which a row can have."""
    read = (int(one) for one in values if one.isascii() and one.isdigit() and len(one) < 11)
    return [number for number in read if number <= HIGHEST]
