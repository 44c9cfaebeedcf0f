"""The pages that a chapter may lead to, and what a link to each says. Pure."""

from webapp.guidance.pages import TABLES
from webapp.guidance.source.content import Content

FIXED = {
    "/steps/": "What should I do?",
    "/contacts": "Who to call",
    "/about-my-lead": "If it is about your lead",
}


def titles_by_path(content: Content) -> dict[str, str]:
    """Every page, and every section of a chapter, by its path."""
    titles = FIXED | {
        f"/tables/{name}": content.tables[area].title for name, area in TABLES.items()
    }
    for chapter in content.chapters.values():
        page = f"/guidance/{chapter.id}"
        titles[page] = chapter.title
        titles |= {f"{page}#{section.id}": section.title for section in chapter.sections}
    return titles
