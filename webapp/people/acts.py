"""Notes in a session when its person last did something: at most once a minute."""

from datetime import UTC, datetime, timedelta

from flask import current_app, request
from flask_login import current_user
from sqlalchemy import update
from sqlalchemy.exc import SQLAlchemyError

from webapp.database.failures import is_failure
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.people.models import SignIn
from webapp.people.server_sessions import token_hash
from webapp.web.side import is_units

PRECISION = timedelta(minutes=1)


def note() -> None:
    """Note that the person is there, if this request shows it, and it was not just noted."""
    if not _is_act() or not current_user.is_authenticated:
        return
    now, last = datetime.now(UTC), current_user.last_act_at
    if last is None or now - last >= PRECISION:
        _write(now)


def _is_act() -> bool:
    view = current_app.view_functions.get(request.endpoint or "")
    return view is not None and is_units(request) and not getattr(view, "is_background", False)


def _write(now: datetime) -> None:
    """Commits. Where the database cannot write, what only reads goes on."""
    this = update(SignIn).where(SignIn.mark_hash == token_hash())
    try:
        with writing(repeatable=True):
            db.session.execute(this.values(last_act_at=now))
    except (SQLAlchemyError, OSError) as error:
        if not is_failure(error):
            raise
