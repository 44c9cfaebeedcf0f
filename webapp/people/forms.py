"""The forms of signing in and of getting an account."""

from typing import Any

from flask_security.forms import LoginForm
from flask_wtf import FlaskForm
from wtforms import PasswordField, SelectMultipleField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Regexp, ValidationError

from webapp.access.permissions import Role
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.extensions import db
from webapp.people import accounts, attempts, known_browser, passwords

PAUSED = "There were too many wrong passwords for this account. Wait 15 minutes, then try again."
EMAIL_SHAPE = [
    Length(max=254),
    Regexp(r"^\s*[^@\s]+@[^@\s]+\s*$", message="Enter an email address, like name@example.org"),
]


class SignInForm(LoginForm):
    """Email address and password; counts every try before it looks at the password."""

    email = StringField(
        "Email address", [InputRequired("Enter your email address"), Length(max=254)]
    )
    password = PasswordField("Password", [InputRequired("Enter your password"), Length(max=200)])
    remember = None
    submit = None

    def validate(self, **kwargs: Any) -> bool:
        """Whether these two belong together. A paused account is refused without looking."""
        email = self.email.data or ""
        attempt = attempts.begin(email, known_browser=known_browser.known_to(email))
        if attempts.failures(attempt) > attempts.MOST:
            attempts.forget(attempt)
            self.form_errors.append(PAUSED)
            return False
        self.ifield = self.email
        self.user = accounts.person_by_email(email)
        attempt.succeeded = super().validate(**kwargs)
        if not attempt.succeeded and self.user:
            self._record_failure(self.user.name, last=attempts.failures(attempt) == attempts.MOST)
        db.session.commit()
        return attempt.succeeded

    def _record_failure(self, name: str, *, last: bool) -> None:
        trail.record(Event.SIGN_IN_FAILED, name=name)
        if last:
            trail.record(Event.SIGN_INS_PAUSED, name=name)


class AccountForm(FlaskForm):
    """What the first person says about themselves."""

    name = StringField("Your name", [DataRequired("Enter your name"), Length(max=120)])
    email = StringField("Email address", [DataRequired("Enter your email address"), *EMAIL_SHAPE])
    password = PasswordField("Password", [InputRequired("Enter a password")])

    def keep_as_invited(self, *, name: str, email: str) -> None:
        """Name and address were decided by the administrator; what is sent for them is ignored."""
        self.name.data, self.email.data = name, email

    def validate_password(self, field: PasswordField) -> None:
        """Long, and not what anybody would try first."""
        name, email = self.name.data or "", self.email.data or ""
        if sentence := passwords.fault(field.data or "", name=name, email=email):
            raise ValidationError(sentence)


class InviteForm(FlaskForm):
    """Whom an administrator invites, and as what."""

    name = StringField("Name", [InputRequired("Enter your colleague’s name"), Length(max=120)])
    email = StringField(
        "Email address",
        [InputRequired("Enter your colleague’s email address"), *EMAIL_SHAPE],
    )
    roles = SelectMultipleField(
        "What will they do?",
        [InputRequired("Choose at least one role")],
        choices=[role.value for role in Role],
    )
