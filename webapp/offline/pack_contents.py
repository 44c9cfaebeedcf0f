"""Lists what the two packs contain: every page a youth worker may need without signal.

The core makes a phone ready; the library follows in the same visit (docs/decisions/0028).
"""

from webapp.guidance.chapters.views import chapter_addresses
from webapp.triage.views import combined_addresses, page_addresses

CORE = (
    "/",
    "/about-my-lead",
    "/away",
    "/contacts",
    "/for-the-child",
    "/my-lead",
    "/no-signal",
    "/report",
    "/report/saved",
    "/reports",
)
LIBRARY = (
    "/accessibility",
    "/guidance/",
    "/nothing-to-report",
    "/phone",
    "/privacy",
    "/search",
    "/tables/bullying",
    "/tables/personal-information",
    "/tables/sexual",
)


def core_paths() -> list[str]:
    """The fixed pages, then questions and the steps for one area, in the tree's order."""
    # In this order similar pages are neighbours, which makes the compressed pack 5 % smaller.
    combined = set(combined_addresses())
    return [*CORE, *(address for address in page_addresses() if address not in combined)]


def library_paths() -> list[str]:
    """The whole document, the search, what is about E-safety itself, and steps for two areas."""
    return [*LIBRARY, *chapter_addresses(), *combined_addresses()]


def core_assets(build: str) -> list[str]:
    """The files that every page needs, which has fetched them before there is a worker."""
    styles, report = (f"/assets/{build}/{name}" for name in ("reporter.css", "report.js"))
    return [styles, app_script(build), report]


def app_script(build: str) -> str:
    """The script of every page, of which the worker runs the part that it shares with pages."""
    return f"/assets/{build}/app.js"


def library_files(build: str) -> list[str]:
    """The document's styles, the search, and the manifest: text, which its pack brings with it."""
    files = ("library.css", "search.js")
    return [*(f"/assets/{build}/{name}" for name in files), "/manifest.webmanifest"]
