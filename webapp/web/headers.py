"""The security headers of every answer: strict, the same in the cache as from the server."""

from flask import Flask, Response, request

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)

PAGE_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}

# Data is never shown or run as a page, so a phone need not pay for the rest with each answer.
DATA_HEADERS = {
    name: PAGE_HEADERS[name] for name in ("X-Content-Type-Options", "Cross-Origin-Resource-Policy")
}
PAGE_TYPES = ("text/html", "text/javascript", "image/svg+xml")


def protect(app: Flask, *, https: bool) -> None:
    """Headers on every answer; over https browsers stay there; unit pages are kept nowhere."""

    @app.after_request
    def _add(response: Response) -> Response:
        shown = response.mimetype in PAGE_TYPES
        for name, value in (PAGE_HEADERS if shown else DATA_HEADERS).items():
            response.headers.setdefault(name, value)
        if https:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        if request.path == "/unit" or request.path.startswith("/unit/"):
            response.headers["Cache-Control"] = "no-store"
        else:
            response.headers.setdefault("Cache-Control", "no-cache")
        return response
