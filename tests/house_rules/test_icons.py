"""The sprites: no symbol that no page uses, no use without a symbol."""

import re
from pathlib import Path

from tests.house_rules.test_files import ROOT, tracked

SPRITE = ROOT / "templates" / "layouts" / "_icons.html"
OF_ANSWERS = ROOT / "templates" / "triage" / "_icons.html"
SYMBOLS = ROOT / "templates" / "triage" / "_symbols.html"
PAGES = {path: path.read_text() for path in tracked("templates/*.html")}
WORDS = "".join(text for path, text in PAGES.items() if path not in (SPRITE, OF_ANSWERS))


def names_in(sprite: Path) -> set[str]:
    return set(re.findall(r'id="i-([a-z-]+)"', sprite.read_text()))


def test_every_symbol_is_used() -> None:
    names = names_in(SPRITE) | names_in(OF_ANSWERS)
    assert {name for name in names if f'"{name}"' not in WORDS} == set()


def test_every_icon_that_a_page_names_is_a_symbol() -> None:
    assert set(re.findall(r'icon\("([a-z-]+)"\)', WORDS)) <= names_in(SPRITE)


def test_every_icon_of_an_answer_is_a_symbol_of_the_page_of_the_question() -> None:
    named = set(re.findall(r': "([a-z-]+)"', SYMBOLS.read_text()))
    assert len(named) > 10
    assert named <= names_in(SPRITE) | names_in(OF_ANSWERS)
    assert 'include "triage/_icons.html"' in PAGES[SYMBOLS.with_name("question.html")]
