"""How long a text may be that people write."""

from collections.abc import Callable

from wtforms import Field
from wtforms.form import BaseForm
from wtforms.validators import ValidationError


def at_most(most: int) -> Callable[[BaseForm, Field], None]:
    """Refuses a text of more than `most` characters, by the field's label.

    The page takes far more (templates/macros/fields.html): a `maxlength` of as many would cut off
    the end of what is pasted, and tell nobody.
    """

    def check(_form: BaseForm, field: Field) -> None:
        if len(field.data or "") > most:
            raise ValidationError(f"Shorten “{field.label.text}” to {most:,} characters")

    return check
