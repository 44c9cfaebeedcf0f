"""Prints a page as PDF/UA with WeasyPrint, which needs the library Pango on this machine."""

import ctypes
import ctypes.util
import logging
from functools import cache
from typing import Any

from webapp.errors import AppError
from webapp.web import assets

STYLES = "paper.css"
PANGO = "pangoft2-1.0"

# At INFO each writes a line for every page and glyph table.
for _chatty in ("weasyprint", "fontTools"):
    logging.getLogger(_chatty).setLevel(logging.WARNING)


class CannotPrint(AppError):
    """Pango is not installed here."""

    status = 404
    sentence = (
        "Papers cannot be printed on this machine, because the library Pango is missing. "
        "On Debian and Ubuntu, install libpango-1.0-0, libpangoft2-1.0-0 and libharfbuzz-subset0."
    )


@cache
def can_print() -> bool:
    """Whether Pango is there. Asked by the web server too, so it does not load WeasyPrint."""
    for name in (f"lib{PANGO}.so.0", f"lib{PANGO}.dylib", ctypes.util.find_library(PANGO)):
        try:
            if name and ctypes.CDLL(name):
                return True
        except OSError:
            continue
    return False


def print_pdf(html: str, *, identifier: str) -> bytes:
    """The page as a tagged PDF with our font and style sheet; nothing else is loaded.

    The same page and `identifier` give the same bytes on one machine. Takes seconds. Raises
    CannotPrint.
    """
    if not can_print():
        raise CannotPrint()
    # Here, because it needs Pango as soon as it is imported, and 40 MB.
    from weasyprint import CSS, HTML  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    fonts, fetcher = FontConfiguration(), _make_fetcher()
    styles = CSS(filename=assets.paper_dir() / STYLES, url_fetcher=fetcher, font_config=fonts)
    printed: bytes = HTML(string=html, url_fetcher=fetcher).write_pdf(
        stylesheets=[styles],
        font_config=fonts,
        pdf_variant="pdf/ua-1",
        pdf_identifier=identifier.encode(),
    )
    return printed


def _make_fetcher() -> Any:
    """Fetches the files beside our style sheet, and refuses every other address."""
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    ours = assets.paper_dir().as_uri() + "/"

    class OurFilesOnly(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if not url.startswith(ours) or ".." in url:
                raise ValueError(f"A paper loads nothing from elsewhere: {url}")
            return super().fetch(url, headers)

    return OurFilesOnly(allowed_protocols=("file",))
