"""Decorators that say who may use a route; a house rule fails on a route without one."""

from collections.abc import Callable
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


class NotAllowed(AppError):
    """The person signed in lacks the permission. The application records it in the audit log."""

    status = 403
    sentence = "Your account cannot do this. Ask your administrator."

    def __init__(self, permission: Permission) -> None:
        super().__init__()
        self.permission = permission


def open_to_everyone(view: View) -> View:
    """Let anyone use this route."""
    view.guard = "everyone"  # type: ignore[attr-defined]
    return view


def allowed(permission: Permission) -> Callable[[View], View]:
    """Let only a person whose roles have `permission` use this route.

    The route raises SignInNeeded or NotAllowed for anybody else.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if not current_user.is_authenticated:
                raise SignInNeeded()
            if not i_may(permission):
                raise NotAllowed(permission)
            return view(*args, **kwargs)

        guarded.guard = permission.value  # type: ignore[attr-defined]
        return guarded

    return guard


def i_may(permission: Permission) -> bool:
    """Whether the person signed in has the permission; False if nobody is signed in."""
    if not current_user.is_authenticated:
        return False
    return may((role.name for role in current_user.roles), permission)
