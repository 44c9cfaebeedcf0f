"""Finds what corrected words no longer show of what a worker must see. Pure."""

from collections.abc import Iterable, Iterator

from webapp.guidance.invariants.order import find_weaker
from webapp.guidance.invariants.prohibitions import find_lost_prohibitions
from webapp.guidance.invariants.rules import RULES, Rule
from webapp.guidance.invariants.seen import Seen, see
from webapp.guidance.source.content import Content
from webapp.guidance.source.yaml_files import place_among
from webapp.guidance.steps.outcome import PathOutcome
from webapp.guidance.steps.uniting import MOST_THAT_NEVER_GO, MOST_WORDS_OF_TWO

MOST_LINES, MOST_WORDS = 5, 60
# The danger question, and M1, which opens beneath it, name the same dangers.
DANGERS = ("badly hurt", "suicide", "kill", "crime in front", "alone with a child", "afraid to go")


class MustBeSeen(Exception):
    """The words drop what a worker must see; each line says which rule, and where."""


def require_seen(content: Content, outcomes: Iterable[PathOutcome], *, shipped: Content) -> None:
    """Raises MustBeSeen. `outcomes`: every page of steps that the questions lead to."""
    pages = [page for page in map(see, outcomes) if page]
    faults = [
        *_find_broken(pages),
        *find_weaker(pages, content),
        *_find_long(pages),
        *_find_dangers_unnamed(content),
        *find_lost_prohibitions(content, shipped),
    ]
    if faults:
        raise MustBeSeen("\n".join(faults))


def _find_broken(pages: list[Seen]) -> Iterator[str]:
    for rule in RULES:
        if broken := [page for page in pages if rule.is_broken_on(page)]:
            yield _sentence(rule, broken)


def _sentence(rule: Rule, broken: list[Seen]) -> str:
    first = broken[0]
    place = place_among(text for page in broken for text in page.texts)
    more = f" and {len(broken) - 1} more" if len(broken) > 1 else ""
    ends = "says what it must not" if rule.never else "must be seen and is not"
    said = first.know if rule.in_know else first.lines
    return (
        f"{place}{rule.id}: “{rule.says}” {ends}, on the page “{first.name}”{more}. "
        f"It now says: “{said}”."
    )


def _find_long(pages: list[Seen]) -> Iterator[str]:
    """Of one area; two are cut to the room that they have (steps/uniting.py)."""
    alone = {page.lines: page for page in pages if len(page.areas) == 1}
    for text, page in alone.items():
        place, words = place_among(page.texts), len(text.split())
        if len(page.acts.lines) > MOST_LINES:
            yield f"{place}You, now: more than {MOST_LINES} lines: “{text}”."
        if words > MOST_WORDS:
            yield f"{place}You, now: {words} words, {MOST_WORDS} are the most: “{text}”."
    for page in pages:
        words = len(f"{page.lines} {page.know}".split())
        most = MOST_WORDS_OF_TWO[page.has_child] + MOST_THAT_NEVER_GO
        if len(page.areas) > 1 and words > most:
            place = place_among(page.texts)
            yield (
                f"{place}You, now: {words} words of two areas, {most} are the most: “{page.lines}”."
            )


def _find_dangers_unnamed(content: Content) -> Iterator[str]:
    asked = content.questions[content.start]
    question = (asked.title, asked.hint, *asked.points)
    rule = tuple(line.text for line in content.must_show["M1"].lines)
    for where, texts in (("The question about danger", question), ("M1", rule)):
        said, place = " ".join(texts), place_among(texts)
        for danger in DANGERS:
            if danger not in said:
                yield f"{place}M1: “{danger}” must be seen and is not. {where} now says: “{said}”."
