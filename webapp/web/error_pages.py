"""The page for an error, with its status, in plain English."""

from flask import Response, make_response, render_template, request

from webapp.web.side import is_units

RETRY_SOON = {"Retry-After": "5"}
SENTENCES = {
    400: "We could not understand what your browser sent. Go back and try again.",
    403: "You do not have permission to see this page.",
    404: "There is no page at this address. It may have moved.",
    405: "This page does not work that way. Go back and try again.",
    408: "That took too long to reach us. Check your signal, then go back and try again.",
    411: "We could not understand what your browser sent. Go back and try again.",
    413: "That is too large to send.",
    415: "We cannot read that kind of file or form.",
    421: "E-safety has another address. Ask whoever gave you this one.",
    500: "Something went wrong on our side. What you saved on your phone is safe. Try again.",
    503: "The service is busy. What you saved on your phone is safe. Try again in a minute.",
}
STALE = (
    "Nothing was done: since this page was opened, you have been signed out, or have signed in "
    "again. Go back, load the page again, and repeat what you did."
)
DATABASE_FAILED = (
    "We could not read or store anything just now. Nothing was changed, and what you saved on your "
    "phone is safe. Try again in a minute."
)


def error_page(
    status: int,
    sentence: str | None = None,
    *,
    heading: str | None = None,
    link: tuple[str, str] | None = None,
) -> Response:
    """The page for an error; a `sentence` or `heading` that is not given is that of its status."""
    page = render_template(
        "error.html",
        is_units=is_units(request),
        sentence=sentence or SENTENCES.get(status, SENTENCES[500]),
        heading=heading,
        link=link,
        status=status,
    )
    response = make_response(page, status)
    if status == 503:
        response.headers.update(RETRY_SOON)
    return response
