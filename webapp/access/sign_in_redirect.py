"""Redirects a person to the sign-in page, which leads back, or to set up a second factor."""

from urllib.parse import urlsplit

from flask import Response, make_response, redirect, request, url_for

START = "/unit/"


def redirect_to_sign_in(endpoint: str) -> Response:
    """Redirect to the sign-in page at `endpoint`, with the way back in `next`.

    A request of htmx gets HX-Redirect: the whole page goes there, not a fragment of it.
    """
    if is_of_htmx():
        return _lead_the_whole_page_to(url_for(endpoint, next=_page_of_htmx()))
    wanted = request.full_path.rstrip("?") if request.method == "GET" else START
    return make_response(redirect(url_for(endpoint, next=wanted)))


def redirect_to_set_up(endpoint: str) -> Response:
    """Redirect to the page at `endpoint` on which a second factor is set up."""
    address = url_for(endpoint)
    return _lead_the_whole_page_to(address) if is_of_htmx() else make_response(redirect(address))


def is_of_htmx() -> bool:
    """Whether a part of a page is asked for, by htmx."""
    return request.headers.get("HX-Request") == "true"


def _page_of_htmx() -> str:
    """The address of the page that is open, if it is one of the unit."""
    page = urlsplit(request.headers.get("HX-Current-URL", ""))
    address = f"{page.path}?{page.query}".rstrip("?")
    return address if page.path.startswith(START) else START


def _lead_the_whole_page_to(address: str) -> Response:
    answer = make_response("", 401)
    answer.headers["HX-Redirect"] = address
    return answer
