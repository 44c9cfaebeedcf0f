"""Compresses reporter pages, the worker and the manifest with Brotli or gzip."""

import gzip
import re
from functools import lru_cache

import brotli
from flask import Flask, Response, request

from webapp.web.side import is_units

TYPES = {"text/html", "text/javascript", "application/manifest+json"}
SMALLEST_BYTES = 500
INDENTATION = re.compile(rb"\n\s+")


def compress_pages(app: Flask) -> None:
    """Compress every public page after the request, without its indentation.

    Unit pages are never compressed: the length of a page that holds both a secret and text an
    attacker chose reveals the secret (BREACH). Only answers to GET that browsers
    may store are: they hold nothing that a person typed and can be memoised.
    """

    @app.after_request
    def _compress(response: Response) -> Response:
        if not _is_public_page(response):
            return response
        if response.mimetype == "text/html":
            response.set_data(INDENTATION.sub(b"\n", response.get_data()))
        response.vary.add("Accept-Encoding")
        encoding = request.accept_encodings.best_match(["br", "gzip"])
        if encoding:
            response.set_data(_compress_body(response.get_data(), encoding))
            response.content_encoding = encoding
        return response


def _is_public_page(response: Response) -> bool:
    return (
        request.method == "GET"
        and response.status_code == 200
        and response.mimetype in TYPES
        and not response.is_streamed
        and response.content_encoding is None
        and not is_units(request)
        and not response.cache_control.no_store
        and len(response.get_data()) > SMALLEST_BYTES
    )


# Slowly, since a first visit pays for every byte, and once.
@lru_cache(maxsize=256)
def _compress_body(body: bytes, encoding: str) -> bytes:
    return brotli.compress(body, quality=11) if encoding == "br" else gzip.compress(body, mtime=0)
