"""Gathers the guidance as one document: every chapter, with whom it names. Pure."""

from collections.abc import Mapping
from typing import Any

from webapp.guidance.source.content import Content, titles_by_path
from webapp.paper.numbers import on_paper


def gather(content: Content) -> Mapping[str, Any]:
    """What the template is given. `groups` as on the contents page."""
    named = [content.contacts[name] for name in ("emergency-999", "police-101")]
    named += [contact for chapter in content.chapters.values() for contact in chapter.contacts]
    return {
        "groups": content.contents,
        "titles": titles_by_path(content),
        "contacts": on_paper(named),
    }
