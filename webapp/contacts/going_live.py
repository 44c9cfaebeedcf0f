"""What a person must still do before workers may rely on this."""

from webapp.guidance import editions
from webapp.guidance.source.shapes import Content

WITHOUT_THESE_NOT_LIVE = ("social-care", "social-care-night", "lado")
NOTHING_PUBLISHED = "Start the product with `esafety run`: no guidance has been published yet."


def missing() -> list[str]:
    """One sentence for each thing that is missing; what workers cannot do without comes first."""
    try:
        content = editions.current().content
    except editions.NoEdition:
        return [NOTHING_PUBLISHED]
    return [*_contacts(content), *_approval(content)]


def _contacts(content: Content) -> list[str]:
    needed = [content.contacts[name] for name in WITHOUT_THESE_NOT_LIVE]
    awaiting = [one for one in content.contacts.values() if one.status == "unconfirmed"]
    others = len([one for one in awaiting if one not in needed])
    sentences = [f"Ring and confirm: {one.label}." for one in needed if one in awaiting]
    if others:
        number = "1 other local contact" if others == 1 else f"{others} other local contacts"
        sentences.append(f"Confirm {number}. Until then workers are not shown a number.")
    return sentences


def _approval(content: Content) -> list[str]:
    facts = content.edition
    return [] if facts.status == "approved" else [f"The guidance: {facts.sentence}"]
