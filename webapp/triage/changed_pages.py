"""Names the pages that another content changes. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from webapp.guidance.pages import TABLES
from webapp.guidance.source.content import Content
from webapp.guidance.steps.deciding import decide
from webapp.triage.tree import OutcomePage, Page, Tree, build_tree


@dataclass(frozen=True)
class ChangedPage:
    """A page's address, and its title or what it is about."""

    address: str
    title: str


def find_changed_pages(was: Content, now: Content) -> list[ChangedPage]:
    """Those that are new or say something else, the document first."""
    return [*_document(was, now), *_steps(was, now)]


def _steps(was: Content, now: Content) -> Iterator[ChangedPage]:
    older, newer = _pages(build_tree(was)), _pages(build_tree(now))
    for code, page in newer.items():
        before = older.get(code)
        if isinstance(page, OutcomePage):
            outcome = decide(page.path, now)
            known = isinstance(before, OutcomePage)
            if page != before or not known or outcome != decide(page.path, was):
                acts = outcome.acts
                yield ChangedPage(page.address, f"{acts.title}. {acts.did}" if acts else code)
        elif page != before:
            yield ChangedPage(page.address, page.title)


def _pages(tree: Tree) -> dict[str, Page]:
    return {"": tree.start, **tree.pages}


def _document(was: Content, now: Content) -> Iterator[ChangedPage]:
    for name, chapter in now.chapters.items():
        if chapter != was.chapters.get(name):
            yield ChangedPage(f"/guidance/{name}", chapter.title)
    for name, area in TABLES.items():
        if now.tables[area] != was.tables[area]:
            yield ChangedPage(f"/tables/{name}", now.tables[area].title)
    if now.contacts != was.contacts:
        yield ChangedPage("/contacts", "Who to call")
    if now.must_show != was.must_show:
        yield ChangedPage("every page with steps", "What must be shown")
