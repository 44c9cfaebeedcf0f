"""The reporter's style sheet: five type sizes, one meaning a colour, calls the only boxes."""

import re

import pytest

from hatch_build import BUILT, build_phone_files

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
BETWEEN_SELECTORS = re.compile(r",(?![^(]*\))")
TYPE_SIZE = re.compile(r"var\(--(title|lead|body|small|number)\)|inherit")
OTHER_SIZES = {
    # With large text top and bar stop growing, so that the page keeps its room.
    ".app-dot": "min(.9375rem,5vw)",
    ".app-bar__cell,.app-help>summary": "min(.9375rem,6vw)",
    ".app-bar__cell b,.app-help>summary b": "min(1.25rem,8vw)",
    # On a computer the lead's number takes the place of the name, and fits in the narrowest bar.
    ".cannot-ring .app-bar__cell[data-if=lead-rings] b": "0",
    ".cannot-ring .app-bar__cell>bdi": "min(1.25rem,3.6vw)",
    # The page behind Exit looks like nothing of ours.
    ".app-away h1": "2rem/1.2 Georgia,serif",
    ".app-away h2": "1.25rem/1.4 Georgia,serif",
}
MEANS = {
    "now": "--now",
    "care": "app-care|app-report__idle",
    "arrived": "arrived|app-good|app-after__heard",
}
BOXES = {
    ".app-call",
    ".app-next,.govuk-button",  # Pills: they go on, or send.
    ".app-chips input:is([type=radio],[type=checkbox])+label",  # Pills to choose from.
    ".app-ask__answers>:is(button,a)",
    ".govuk-input,.govuk-textarea,.govuk-select",  # What can be typed into needs an edge.
    ".app-switch input",
}


@pytest.fixture(scope="module")
def rules() -> list[tuple[str, dict[str, str]]]:
    """Each selector with its declarations, whichever medium it is for."""
    built = (BUILT / build_phone_files() / "reporter.css").read_text()
    parted = [
        (selector, re.findall(r"([\w-]+):([^;]+)", body)) for selector, body in RULE.findall(built)
    ]
    return [(selector.strip(), dict(declarations)) for selector, declarations in parted]


def test_type_has_five_sizes(rules) -> None:
    others = {
        selector: size
        for selector, declarations in rules
        for name, size in declarations.items()
        if name in ("font", "font-size") and not TYPE_SIZE.fullmatch(size)
    }
    assert others == OTHER_SIZES


@pytest.mark.parametrize("colour", MEANS)
def test_a_colour_has_one_meaning(rules, colour: str) -> None:
    use = re.compile(rf"var\(--(on-)?{colour}(-edge)?\)")
    using = [each for each, declarations in rules if use.search(str(declarations))]
    selectors = [one for each in using for one in BETWEEN_SELECTORS.split(each)]
    assert selectors
    assert [one for one in selectors if not re.search(MEANS[colour], one)] == []


def test_calls_are_the_only_boxes(rules) -> None:
    boxes = {
        selector
        for selector, declarations in rules
        if declarations.get("border", "0") != "0"
        and declarations.get("border-radius", "50%") != "50%"  # A dot.
    }
    assert boxes == BOXES
