"""Puts notes and contacts where the content names them, and finds what must be shown. Pure."""

from collections.abc import Iterable

from webapp.guidance.path import Path
from webapp.guidance.source.shapes import WHO, Contact, Content, Line, MustShow, Note, Step
from webapp.guidance.steps.outcome import Shown, ShownLine, StepAdvice
from webapp.guidance.steps.situations import holds


def must_show(path: Path, content: Content, *, screen: str) -> tuple[Shown, ...]:
    """What must stand on this screen for this path, in the content's order."""
    return tuple(
        shown(item, content)
        for item in content.must_show.values()
        if screen in item.screens and holds(item.situations, path)
    )


def at_once(before: Path, now: Path, content: Content) -> tuple[Shown, ...]:
    """What the last answer has revealed and cannot wait. A sexual path repeats M3 on each page."""
    return tuple(
        shown(item, content)
        for item in content.must_show.values()
        if item.at_once
        and holds(item.situations, now)
        and (item.id == "M3" or not holds(item.situations, before))
    )


def shown(item: MustShow, content: Content) -> Shown:
    """This item with its contacts."""
    return Shown(item.id, item.title, lines(item.lines, content))


def lines(entries: Iterable[Line], content: Content) -> tuple[ShownLine, ...]:
    """Sentences with their contacts."""
    return tuple(ShownLine(line.text, contacts(line.contacts, content)) for line in entries)


def step(it: Step, content: Content, *, source_lines: str) -> StepAdvice:
    """A step with its notes and contacts."""
    return StepAdvice(
        id=it.id,
        text=it.text,
        who=WHO[it.who],
        lines=source_lines,
        notes=notes(it.notes, content),
        contacts=contacts(it.contacts, content),
    )


def notes(names: Iterable[str], content: Content) -> tuple[Note, ...]:
    """Notes by their names."""
    return tuple(content.notes[name] for name in names)


def contacts(names: Iterable[str], content: Content) -> tuple[Contact, ...]:
    """Contacts by their names."""
    return tuple(content.contacts[name] for name in names)
