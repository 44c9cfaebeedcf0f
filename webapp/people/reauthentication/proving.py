"""Takes the proof that comes with a form: a code or a passkey. It makes the session fresh."""

from flask import flash, request
from flask_login import current_user

from webapp.access.guards import is_fresh
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.people import idle, server_sessions
from webapp.people.attempts import PAUSED
from webapp.people.models import User
from webapp.people.second_factor import checking, recovery_codes
from webapp.people.second_factor.factor import Factor
from webapp.people.second_factor.forms import ProofForm

WRONG = "That was not recognised. Wait for the next code in your app, or use another way."


def is_given() -> bool:
    """Whether the form that was sent has a proof in it."""
    return any(name.startswith(ProofForm.PREFIX) for name in request.form)


def other_fields() -> list[tuple[str, str]]:
    """What else was sent: goes on with the proof, once that is given."""
    return [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name != "csrf_token" and not name.startswith(ProofForm.PREFIX)
    ]


def find_asked() -> User | None:
    """Who must show that it is them; None if it is nobody, or somebody who just did."""
    if not current_user.is_authenticated:
        return idle.find_locked()
    return None if is_fresh() else current_user._get_current_object()


def prove(person: User, form: ProofForm) -> bool:
    """Whether the proof is right: then the session is fresh, and locked no more. Commits.

    If not, `form` says why.
    """
    try:
        factor = _check(person, form)
    except checking.SignInsPaused:
        form.code.errors = [PAUSED]
        return False
    if factor is None:
        form.code.errors = form.code.errors or [WRONG]
        return False
    _note(person, factor)
    return True


def _check(person: User, form: ProofForm) -> Factor | None:
    wrong = Event.PROOF_FAILED
    if answer := form.credential.data:
        return checking.check_passkey(person, answer, form.ticket.data or "", wrong=wrong)
    return (
        checking.check_code(person, form.code.data or "", wrong=wrong) if form.validate() else None
    )


def _note(person: User, factor: Factor) -> None:
    with writing():
        server_sessions.refresh(person, factor=factor)
        idle.unlock()
        trail.record(Event.PROOF_SHOWN, factor=factor.in_words)
    if factor is Factor.RECOVERY_CODE:
        left = recovery_codes.count_left(person)
        flash(f"You used a recovery code. Codes left: {left}.")
