"""The forms to sign in, set up an account, and invite a colleague."""

from typing import Any

from flask_security.forms import LoginForm
from flask_security.utils import validate_redirect_url
from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField, SelectMultipleField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Regexp, ValidationError

from webapp.access.permissions import Role
from webapp.audit.events import Event
from webapp.config import current_config
from webapp.database.writing import writing
from webapp.people import accounts, attempts, device_cookie, link_codes, passwords
from webapp.people.hashing import TooManySigningIn
from webapp.people.models import AccountLink
from webapp.web.lengths import at_most

EMAIL_SHAPE = [
    Length(max=254),
    Regexp(r"^\s*[^@\s]+@[^@\s]+\s*$", message="Enter an email address, like name@example.org"),
]


class SignInForm(LoginForm):
    """Email address and password. Every attempt counts towards the lockout."""

    email = StringField(
        "Email address", [InputRequired("Enter your email address"), Length(max=254)]
    )
    password = PasswordField("Password", [InputRequired("Enter your password"), Length(max=200)])
    remember = None
    submit = None

    def validate(self, **kwargs: Any) -> bool:
        """Whether the password is right. During a lockout it is not checked at all."""
        email = self.email.data or ""
        attempt = attempts.begin(email, device=device_cookie.device_for(email))
        if attempt is None:
            self.form_errors.append(attempts.PAUSED)
            return False
        self.ifield = self.email
        self.user = accounts.person_by_email(email)
        try:
            succeeded: bool = super().validate(**kwargs)
        except TooManySigningIn:
            attempts.forget(attempt)  # no password was checked
            raise
        with writing():
            wrong = None if succeeded else Event.SIGN_IN_FAILED
            attempts.settle(attempt, self.user, wrong=wrong)
        return succeeded

    def validate_next(self, field: HiddenField) -> None:
        """Lead nowhere else than to the unit: then to the inbox, as the password is not wrong."""
        if not validate_redirect_url(field.data or ""):
            field.data = ""


class AccountForm(FlaskForm):
    """Name, email address, the link's code, and password, for a new account."""

    code = StringField("Code", [Length(max=40)])
    name = StringField("Your name", [DataRequired("Enter your name"), at_most(120)])
    email = StringField("Email address", [DataRequired("Enter your email address"), *EMAIL_SHAPE])
    password = PasswordField(
        "Password", [InputRequired("Enter a password")], description=passwords.HINT
    )

    def opens(self, link: AccountLink) -> bool:
        """Whether the code is right, if the link needs one; adds the error."""
        try:
            link_codes.require_code(link, self.code.data or "")
        except link_codes.WrongCode as wrong:
            self.code.errors = [wrong.sentence]
            return False
        return True

    def keep_as_invited(self, *, name: str, email: str) -> None:
        """Replace whatever was posted by the name and address that the administrator chose."""
        self.name.data, self.email.data = name, email

    def validate_password(self, field: PasswordField) -> None:
        """Refuse a password that is short or easy to guess."""
        config = current_config()
        own = self.name.data or "", self.email.data or ""
        known = *own, config.board_name, config.unit_name
        if sentence := passwords.find_fault(field.data or "", known=known):
            raise ValidationError(sentence)


class RolesForm(FlaskForm):
    """Somebody's roles."""

    roles = SelectMultipleField(
        "What do they do?",
        [InputRequired("Choose at least one role, or close the account")],
        choices=[role.value for role in Role],
    )


class InviteForm(RolesForm):
    """A colleague's name, email address and roles."""

    name = StringField("Name", [InputRequired("Enter your colleague’s name"), at_most(120)])
    email = StringField(
        "Email address",
        [InputRequired("Enter your colleague’s email address"), *EMAIL_SHAPE],
    )
    roles = SelectMultipleField(
        "What will they do?",
        [InputRequired("Choose at least one role")],
        choices=[role.value for role in Role],
    )
