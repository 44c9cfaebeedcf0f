"""Decorators that say who may use a route; a house rule fails on a route without one."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Any

from flask_login import current_user

from webapp.access.permissions import Permission, may
from webapp.errors import AppError

View = Callable[..., Any]


class SignInNeeded(AppError):
    """Nobody is signed in. The application redirects to the sign-in page, which leads back."""

    status = 401
    sentence = "Sign in to see this page."


class SecondFactorNeeded(AppError):
    """The person has only given a password. The application leads to where they set up more."""

    status = 403
    sentence = "Set up a second factor first."


class FreshProofNeeded(AppError):
    """The person has not shown lately that it is them. The application asks for it."""

    status = 403
    sentence = "Show that it is you first."


class NotAllowed(AppError):
    """The person signed in lacks the permission. The application records it in the audit log."""

    status = 403
    sentence = "Your account cannot do this. Ask your administrator."

    def __init__(self, permission: Permission) -> None:
        super().__init__()
        self.permission = permission


class NotConfirmedYet(NotAllowed):
    """The person's roles have the permission, but one person alone let the account in."""

    sentence = (
        "Nobody has confirmed your account yet. An administrator who knows you does that under "
        "“People”, other than the one who let you in; or whoever runs E-safety does."
    )


def open_to_everyone(view: View) -> View:
    """Let anyone use this route."""
    view.guard = "everyone"  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Let whoever is signed in use this route, also with the password alone: to set up more."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        if not current_user.is_authenticated:
            raise SignInNeeded()
        return view(*args, **kwargs)

    guarded.guard = "signed-in"  # type: ignore[attr-defined]
    return guarded


def allowed(permission: Permission) -> Callable[[View], View]:
    """Let only a person who gave a second factor and whose roles have `permission` use this route.

    The route raises SignInNeeded, SecondFactorNeeded or NotAllowed for anybody else.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if not current_user.is_authenticated:
                raise SignInNeeded()
            if not is_proved():
                raise SecondFactorNeeded()
            if not i_may(permission):
                raise NotConfirmedYet(permission) if _has(permission) else NotAllowed(permission)
            return view(*args, **kwargs)

        guarded.guard = permission.value  # type: ignore[attr-defined]
        return guarded

    return guard


def fresh(view: View) -> View:
    """Below another guard: let only a person use this route who showed lately that it is them.

    Lately is `webapp.people.server_sessions.FRESH`. The route raises FreshProofNeeded for others.
    """

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        if not is_fresh():
            raise FreshProofNeeded()
        return view(*args, **kwargs)

    guarded.is_fresh = True  # type: ignore[attr-defined]
    return guarded


def background(view: View) -> View:
    """This route is asked by a page that is left open: it does not show that somebody is there."""
    view.is_background = True  # type: ignore[attr-defined]
    return view


def keeps_draft(view: View) -> View:
    """A page keeps with this route what is being typed there: it must not lead away from it."""
    view.keeps_draft = True  # type: ignore[attr-defined]
    return view


def is_fresh() -> bool:
    """Whether the person signed in has lately shown that it is them."""
    until: datetime | None = current_user.fresh_until
    return until is not None and until > datetime.now(UTC)


def is_proved() -> bool:
    """Whether the person signed in gave a second factor when this session began."""
    return bool(current_user.second_factor)


def i_may(permission: Permission) -> bool:
    """Whether the person signed in has the permission; False for a stranger and without proof."""
    person = current_user._get_current_object()  # a page asks this twenty times
    if not person.is_authenticated or not is_proved():
        return False
    roles = (role.name for role in person.roles)
    return may(roles, permission, is_confirmed=person.is_confirmed)


def _has(permission: Permission) -> bool:
    """Whether the roles of the person signed in have the permission, once it is confirmed."""
    return may((role.name for role in current_user.roles), permission)
