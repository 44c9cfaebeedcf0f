"""Serves the phone's built files. What is at an address never changes, so nobody asks again."""

from pathlib import Path
from typing import Any
from wsgiref.headers import Headers
from wsgiref.types import WSGIApplication

from whitenoise import WhiteNoise

# For asking whether a file has changed. They would be sent with each file of a first visit.
VALIDATORS = ("ETag", "Last-Modified")
# Chromium asks so of a file that a first worker imports, however long it may be cached (0124). One
# tag does for all builds, as each has addresses of its own.
IMPORTED_BY_WORKER = "/app.js"
TAG = 'W/"1"'


class StaticFiles(WhiteNoise):  # type: ignore[misc]
    """The files of `folder`, at addresses that begin with `prefix`, before the application."""

    def __init__(self, application: WSGIApplication, *, folder: Path, prefix: str) -> None:
        super().__init__(
            application,
            root=str(folder),
            prefix=prefix,
            allow_all_origins=False,
            immutable_file_test=lambda _path, _url: True,
            add_headers_function=_add_headers,
        )

    def get_static_file(self, path: str, url: str, stat_cache: Any = None) -> Any:
        """The file with its compressed forms, without validators but the tag of the import."""
        file = super().get_static_file(path, url, stat_cache)
        file.alternatives = [
            (accepted, of, [(name, value) for name, value in headers if _is_sent(name, value)])
            for accepted, of, headers in file.alternatives
        ]
        return file


def _is_sent(name: str, value: str) -> bool:
    return name not in VALIDATORS or value == TAG


def _add_headers(response_headers: Headers, _path: str, url: str) -> None:
    if url.endswith(IMPORTED_BY_WORKER):
        response_headers["ETag"] = TAG
    # Without a charset: a browser reads these files by that of the page, which is UTF-8.
    response_headers["Content-Type"] = response_headers.get("Content-Type", "").partition(";")[0]
    response_headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response_headers["X-Content-Type-Options"] = "nosniff"
