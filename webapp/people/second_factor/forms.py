"""The forms of the second factor: a code to sign in with, and one to set up an app."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField
from wtforms.validators import InputRequired, Length

LONG = "Enter the 6 digits that your app shows, or one recovery code"


class CodeForm(FlaskForm):
    """A code of the authenticator app, or a recovery code."""

    code = StringField(
        "Security code", [InputRequired("Enter a code"), Length(max=40, message=LONG)]
    )


class AuthenticatorForm(FlaskForm):
    """The first code of a new app, with the offer that it was set up from."""

    offer = HiddenField()
    code = StringField("Security code", [InputRequired("Enter the code that your app shows")])
