"""Small answers for slow links: reporter pages, worker and manifest go out compressed."""

import gzip
from functools import lru_cache

import brotli
from flask import Flask, Response, request

TYPES = {"text/html", "text/javascript", "application/manifest+json"}
WORTH_IT = 500


def compress_pages(app: Flask) -> None:
    """Brotli or gzip for what everyone may read.

    Never a unit page (a secret beside what an attacker chose would leak through its length), and
    only answers to GET, which hold nothing that anybody typed: so their bytes may be kept.
    """

    @app.after_request
    def _compress(response: Response) -> Response:
        if not _is_public_page(response):
            return response
        response.vary.add("Accept-Encoding")
        encoding = request.accept_encodings.best_match(["br", "gzip"])
        if encoding:
            response.set_data(_compressed(response.get_data(), encoding))
            response.content_encoding = encoding
        return response


def _is_public_page(response: Response) -> bool:
    return (
        request.method == "GET"
        and response.status_code == 200
        and response.mimetype in TYPES
        and not response.is_streamed
        and response.content_encoding is None
        and not request.path.startswith("/unit")
        and len(response.get_data()) > WORTH_IT
    )


@lru_cache(maxsize=256)
def _compressed(body: bytes, encoding: str) -> bytes:
    return brotli.compress(body, quality=9) if encoding == "br" else gzip.compress(body, mtime=0)
