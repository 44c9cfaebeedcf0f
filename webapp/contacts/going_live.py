"""Lists what a lead must still do before workers can rely on the product."""

from webapp.guidance.editions import ServedEdition
from webapp.guidance.source.content import Content
from webapp.guidance.source.shapes import EditionFacts

NEEDED_TO_GO_LIVE = ("social-care", "social-care-night", "lado")
NOTHING_PUBLISHED = "Start the product with `esafety run`: no guidance has been published yet."


def list_missing(served: ServedEdition | None) -> list[str]:
    """One sentence for each missing thing; contacts that workers cannot do without come first."""
    if served is None:
        return [NOTHING_PUBLISHED]
    return [*_missing_contacts(served.content), *_missing_approval(served.about)]


def _missing_contacts(content: Content) -> list[str]:
    needed = [content.contacts[name] for name in NEEDED_TO_GO_LIVE]
    awaiting = [one for one in content.contacts.values() if one.awaits_confirmation]
    others = len([one for one in awaiting if one not in needed])
    sentences = [f"Ring and confirm: {one.label}." for one in needed if one in awaiting]
    if others:
        number = "1 other local contact" if others == 1 else f"{others} other local contacts"
        sentences.append(f"Confirm {number}. Until then workers see no number.")
    return sentences


def _missing_approval(about: EditionFacts) -> list[str]:
    return [] if about.status == "approved" else [f"The guidance: {about.sentence}"]
