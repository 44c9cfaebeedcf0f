"""Checks the CSRF token of each form. A view may show a form with a stale token again, undone.

A token is stale once somebody signs in, also in another tab, or the session has ended. A view that
is marked `@shown_again` is called all the same: its form checks the token too, finds it stale, and
is shown with all that was typed and a new token, as any form with a fault is. A forged form gets no
further: the browser has to say that a page of ours sent it.
"""

from collections.abc import Callable
from typing import Any

from flask import current_app, g, request
from flask_wtf import CSRFProtect
from flask_wtf.csrf import CSRFError

View = Callable[..., Any]


class FormTokens(CSRFProtect):  # type: ignore[misc]
    """Refuses each request whose token is not right, unless its form can be shown again."""

    def protect(self, apply_exemptions: bool = False) -> None:
        """Raises CSRFError."""
        try:
            super().protect(apply_exemptions)
        except CSRFError:
            if not can_be_shown_again():
                raise
            g.has_stale_token = True


csrf = FormTokens()


def shown_again(view: View) -> View:
    """Call this view also with a stale token: it must do nothing before its form is valid."""
    view.is_shown_again = True  # type: ignore[attr-defined]
    return view


def has_stale_token() -> bool:
    """Whether this request may only show its form again."""
    return bool(g.get("has_stale_token", False))


def can_be_shown_again() -> bool:
    """Whether a page of ours sent a form whose view may show it again.

    Only Sec-Fetch-Site says so: with our Referrer-Policy the Origin of a form is “null”.
    """
    view = current_app.view_functions.get(request.endpoint or "")
    is_ours = request.headers.get("Sec-Fetch-Site") == "same-origin"
    return request.method == "POST" and is_ours and getattr(view, "is_shown_again", False)
