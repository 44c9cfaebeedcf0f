"""The forms of the second factor: to sign in with it, and to set it up."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField
from wtforms.validators import InputRequired, Length

from webapp.web.lengths import at_most

LONG = "Enter the 6 digits that your app shows, or one recovery code"


class CodeForm(FlaskForm):
    """A code of the authenticator app, or a recovery code."""

    code = StringField(
        "Security code", [InputRequired("Enter a code"), Length(max=40, message=LONG)]
    )


class PasskeyForm(FlaskForm):
    """What the browser answered when it was asked for a passkey."""

    ticket = HiddenField()
    credential = HiddenField()


class ProofForm(CodeForm):
    """Either, beside the fields of any other form: the names of these begin with PREFIX."""

    PREFIX = "proof-"

    ticket = HiddenField()
    credential = HiddenField()


class NewPasskeyForm(PasskeyForm):
    """The same for a new one, with its name."""

    LONGEST = 60

    name = StringField("Name", [at_most(LONGEST)])


class AuthenticatorForm(FlaskForm):
    """The first code of a new app, with the offer that it was set up from."""

    offer = HiddenField()
    code = StringField("Security code", [InputRequired("Enter the code that your app shows")])
