"""The addresses a phone keeps: every page that a worker may need without signal."""

from webapp.triage.views import page_addresses

PLAIN = (
    "/",
    "/accessibility",
    "/away",
    "/contacts",
    "/my-lead",
    "/no-signal",
    "/phone",
    "/privacy",
    "/report",
    "/report/saved",
    "/reports",
    "/tables/",
    "/tables/bullying",
    "/tables/personal-information",
    "/tables/sexual",
)


def kept_paths() -> list[str]:
    """Every kept address: the plain ones, then the questions and steps as the tree has them.

    Pages that are alike stand beside each other so, which makes the pack smaller by a twentieth.
    """
    return [*PLAIN, *page_addresses()]


def assets_of(build: str) -> list[str]:
    """What kept pages need that is no page; each is fetched and kept with its own headers."""
    files = ("reporter.css", "htmx.js", "app.js", "report.js", "shared.js", "icons/icon.svg")
    return [*(f"/assets/{build}/{name}" for name in files), "/manifest.webmanifest"]
