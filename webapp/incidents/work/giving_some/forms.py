"""The form that gives some incidents of a list to a colleague."""

from wtforms import Field, SelectMultipleField
from wtforms.validators import InputRequired, ValidationError

from webapp.incidents.forms import read_numbers
from webapp.incidents.work.cover.readers import find_colleagues
from webapp.incidents.work.giving_some.giving import Chosen
from webapp.incidents.work.progress.forms import ToColleague


class GiveSomeForm(ToColleague):
    """Which incidents, as the page showed them; to whom, and a line for them."""

    chosen = SelectMultipleField(
        "Which?", [InputRequired("Choose at least one report")], validate_choice=False
    )

    @property
    def incidents(self) -> list[Chosen]:
        """What was chosen, each once; what the page did not write is not there."""
        found = [read_numbers(one.split(".")) for one in self.chosen.data]
        return [*dict.fromkeys(Chosen(*pair) for pair in found if len(pair) == 2)]

    def validate_to(self, _: Field) -> None:
        """Refuse whoever does not read reports any more."""
        if self.person not in [one.number for one in find_colleagues()]:
            raise ValidationError("Choose a colleague")
