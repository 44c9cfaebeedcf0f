"""The sprite: no symbol that no page uses, no use without a symbol."""

import re

from tests.house_rules.test_files import ROOT, tracked

SPRITE = ROOT / "templates" / "layouts" / "_icons.html"
NAMES = set(re.findall(r'id="i-([a-z-]+)"', SPRITE.read_text()))
WORDS = "".join(path.read_text() for path in tracked("templates/*.html") if path != SPRITE)


def test_every_symbol_is_used() -> None:
    assert {name for name in NAMES if f'"{name}"' not in WORDS} == set()


def test_every_icon_that_a_page_names_is_a_symbol() -> None:
    assert set(re.findall(r'icon\("([a-z-]+)"\)', WORDS)) <= NAMES
