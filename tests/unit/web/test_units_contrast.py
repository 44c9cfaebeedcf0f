"""Words stand out from their grounds on the unit's pages, in light and in dark."""

import re
from pathlib import Path

import pytest

from tests.support.contrast import contrast

STYLES = Path(__file__).parents[3] / "static" / "css" / "unit"
WORDS = ("text", "secondary-text", "link", "link-hover", "brand", "success", "error")
GROUNDS = ("body-background", "surface-background", "template-background")


def colours(scss: str) -> dict[str, str]:
    found = re.findall(r"(?:--|\")(?:govuk-)?([a-z-]+?)(?:-colour|\")?: (#[0-9a-f]{3,6})[;,]", scss)
    return dict(found)


LIGHT = colours((STYLES / "_theme.scss").read_text())
BOTH, DARK = map(colours, (STYLES / "_dark.scss").read_text().split("@media", maxsplit=1))
MODES = [LIGHT | BOTH, LIGHT | DARK]


@pytest.mark.parametrize("mode", MODES, ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("word", WORDS)
def test_words_reach_their_contrast(mode: dict[str, str], word: str, ground: str) -> None:
    assert contrast(mode[word], mode[ground]) >= 4.5


@pytest.mark.parametrize("mode", MODES, ids=["light", "dark"])
def test_what_has_a_ground_of_its_own_can_be_read(mode: dict[str, str]) -> None:
    assert contrast(mode["text"], mode["care"]) >= 7
    assert contrast(mode["text"], mode["done"]) >= 7
    assert contrast(mode["body-background"], mode["brand"]) >= 4.5
    assert contrast(mode["focus-text"], mode["focus"]) >= 7
    assert contrast(mode["input-border"], mode["body-background"]) >= 3
    assert contrast(mode["mark"], mode["body-background"]) >= 3
    assert contrast(mode["mark"], mode["text"]) >= 3


def test_dark_has_each_colour_that_light_has() -> None:
    assert set(LIGHT) | set(BOTH) == set(DARK) | {"focus", "focus-text"}
