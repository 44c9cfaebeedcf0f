"""Redirects a person to the sign-in page, which leads back, or to set up a second factor."""

from flask import Response, make_response, redirect, request, url_for

START = "/unit/"


def redirect_to_sign_in(endpoint: str) -> Response:
    """Redirect to the sign-in page at `endpoint`, with the way back in `next`.

    A request of htmx gets HX-Redirect: the whole page goes there, not a fragment of it.
    """
    if _is_of_htmx():
        return _lead_the_whole_page_to(url_for(endpoint, next=START))
    wanted = request.full_path.rstrip("?") if request.method == "GET" else START
    return make_response(redirect(url_for(endpoint, next=wanted)))


def redirect_to_set_up(endpoint: str) -> Response:
    """Redirect to the page at `endpoint` on which a second factor is set up."""
    address = url_for(endpoint)
    return _lead_the_whole_page_to(address) if _is_of_htmx() else make_response(redirect(address))


def _is_of_htmx() -> bool:
    return request.headers.get("HX-Request") == "true"


def _lead_the_whole_page_to(address: str) -> Response:
    answer = make_response("", 401)
    answer.headers["HX-Redirect"] = address
    return answer
