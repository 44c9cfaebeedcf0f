"""Sending a person who is not signed in to sign in, and back to where they were going."""

from flask import Response, make_response, redirect, request, url_for

START = "/unit/"


def ask_in(endpoint: str) -> Response:
    """The answer for somebody not signed in: the sign-in page, which leads back.

    A fragment's request makes the whole page go there, so that no sign-in page lands in a table.
    """
    if request.headers.get("HX-Request") == "true":
        answer = make_response("", 401)
        answer.headers["HX-Redirect"] = url_for(endpoint, next=START)
        return answer
    wanted = request.full_path.rstrip("?") if request.method == "GET" else START
    return make_response(redirect(url_for(endpoint, next=wanted)))
