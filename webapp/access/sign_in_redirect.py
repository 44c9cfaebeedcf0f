"""Redirects a person who is not signed in to the sign-in page, which leads back."""

from flask import Response, make_response, redirect, request, url_for

START = "/unit/"


def redirect_to_sign_in(endpoint: str) -> Response:
    """Redirect to the sign-in page at `endpoint`, with the way back in `next`.

    A request of htmx gets HX-Redirect: the whole page goes there, not a fragment of it.
    """
    if request.headers.get("HX-Request") == "true":
        answer = make_response("", 401)
        answer.headers["HX-Redirect"] = url_for(endpoint, next=START)
        return answer
    wanted = request.full_path.rstrip("?") if request.method == "GET" else START
    return make_response(redirect(url_for(endpoint, next=wanted)))
