"""Words and edges stand out from their grounds, in light and in dark."""

import re
from pathlib import Path

import pytest

from tests.support.contrast import contrast

TOKENS = (Path(__file__).parents[3] / "static" / "css" / "_tokens.scss").read_text()
NEEDED = {
    ("ink", "ground"): 7,
    ("ink", "raised"): 7,
    ("ink", "soft"): 7,
    ("on-care", "care"): 7,
    ("on-act", "act"): 7,
    ("on-now", "now"): 4.5,
    ("quiet", "ground"): 4.5,
    ("quiet", "raised"): 4.5,
    ("quiet", "soft"): 4.5,
    ("act", "ground"): 4.5,
    ("act", "raised"): 4.5,
    ("act", "soft"): 4.5,
    ("act", "care"): 4.5,
    ("arrived", "ground"): 4.5,
    ("edge", "ground"): 3,
    ("edge", "raised"): 3,
    ("now", "ground"): 3,
    ("care-edge", "care"): 3,
    ("focus", "ground"): 3,
    ("focus", "care"): 3,
    ("focus", "soft"): 3,
}


def colours(scss: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", scss))


DARK, LIGHT = (colours(part) for part in TOKENS.split(":root", maxsplit=1))


@pytest.mark.parametrize("mode", [LIGHT, {**LIGHT, **DARK}], ids=["light", "dark"])
@pytest.mark.parametrize(("word", "ground"), NEEDED)
def test_contrast_suffices(mode: dict[str, str], word: str, ground: str) -> None:
    assert contrast(mode[word], mode[ground]) >= NEEDED[word, ground]


def test_dark_has_each_colour_that_light_has() -> None:
    assert set(LIGHT) - set(DARK) == {"on-now"}
