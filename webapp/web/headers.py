"""Sets the security headers of every answer; the phone stores pages with the same headers."""

from flask import Flask, Response, request

from webapp.web.side import is_units

# `data:` is the icon in each page; no font is loaded.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)

# What could see, hear or find a person, read what they copied, or reach a device. Chromium warns
# of names that it does not know, and each is paid for on a first visit. Sharing stays allowed.
NEVER_ASKED = (
    "camera", "clipboard-read", "display-capture", "geolocation", "hid", "microphone", "midi",
    "payment", "serial", "usb",
)  # fmt: skip

PAGE_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ",".join(f"{feature}=()" for feature in NEVER_ASKED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}

# Data is never rendered or run as a page, so a phone need not pay for the rest in every answer.
DATA_HEADERS = {
    name: PAGE_HEADERS[name] for name in ("X-Content-Type-Options", "Cross-Origin-Resource-Policy")
}
# A worker obeys these two besides; the others are about documents.
WORKER_HEADERS = DATA_HEADERS | {
    name: PAGE_HEADERS[name] for name in ("Content-Security-Policy", "Referrer-Policy")
}
HEADERS = {
    "text/html": PAGE_HEADERS,
    "image/svg+xml": PAGE_HEADERS,
    "text/javascript": WORKER_HEADERS,
}


def protect(app: Flask, *, https: bool) -> None:
    """Set the headers after every request: HSTS over https, and what browsers may store."""

    @app.after_request
    def _add(response: Response) -> Response:
        for name, value in HEADERS.get(response.mimetype or "", DATA_HEADERS).items():
            response.headers.setdefault(name, value)
        if https:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"
        # An answer to POST may hold what somebody typed.
        if is_units(request) or request.method == "POST":
            response.headers["Cache-Control"] = "no-store"
        else:
            response.headers.setdefault("Cache-Control", "no-cache")
        return response
