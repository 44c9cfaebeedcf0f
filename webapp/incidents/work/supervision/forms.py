"""The forms with which a lead leaves an incident closed, or gives it back."""

from wtforms import StringField
from wtforms.validators import InputRequired, Length

from webapp.incidents.work.progress.forms import OfVersion
from webapp.incidents.work.progress.giving import LONGEST_LINE
from webapp.web.lengths import at_most

WHAT = "Write what is left to do"


def _stripped(text: str | None) -> str:
    return (text or "").strip()


class LookedAtForm(OfVersion):
    """A note, if there is something to say."""

    note = StringField("A note", [at_most(LONGEST_LINE)], [_stripped])


class GiveBackForm(OfVersion):
    """What whoever closed it should do."""

    back = StringField(
        "What is left to do?",
        [InputRequired(WHAT), Length(min=1, message=WHAT), at_most(LONGEST_LINE)],
        [_stripped],
    )
