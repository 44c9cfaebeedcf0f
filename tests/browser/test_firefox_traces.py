"""Firefox: its profile holds no word that was typed, also after it was killed."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.engines import get_ready
from tests.browser.firefox import Firefox
from tests.browser.typed_words import OF_A_CALL, TEXTS, words_for
from tests.support.canaries import find_canaries
from tests.support.product import Product

SESSION_WRITTEN_AFTER = 3.0  # seconds; the pause between two writes is set to half a second
SESSION = 'user_pref("browser.sessionstore.interval", 500);\n'
# Types as a person does: the events of a key press, into every field that takes words.
TYPE_INTO = """(() => {
    const words = %r;
    for (const name of ["types", "media", "setting", "actions"])
        document.querySelector(`[name=${name}][value=other]`).click();
    document.querySelector("[data-part=add-call]")?.click();
    for (const [name, word] of Object.entries(words)) {
        const field = document.getElementById(name);
        %s
        field.value = word;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
    }
})()"""
SWITCHED_OFF = "field.autocomplete = field.form.autocomplete = 'on';"


@pytest.fixture
def firefox(product: Product, tmp_path: Path) -> Iterator[Firefox]:
    firefox = Firefox(tmp_path / "profile", product.address)
    with (firefox.folder / "user.js").open("a") as settings:
        settings.write("\n" + SESSION)
    firefox.start()
    yield firefox
    firefox.close()


def left_after(firefox: Firefox, *, defence: str) -> list[str]:
    get_ready(firefox)
    words = words_for([*TEXTS, *OF_A_CALL])
    firefox.open("/report")
    firefox.shows("1 of 4")
    typed = words.pop("contact_name")
    firefox.evaluate(TYPE_INTO % (words, defence))
    for _ in range(3):
        firefox.press("button", "Next")
    firefox.write("Your own name", typed)
    firefox.shows("Draft kept on this phone")
    time.sleep(SESSION_WRITTEN_AFTER)
    firefox.kill()
    return find_canaries(firefox.folder, [typed, *words.values()])


def test_a_draft_leaves_no_word_of_any_field(firefox: Firefox) -> None:
    assert left_after(firefox, defence="") == []


def test_without_the_defence_the_browser_keeps_them(firefox: Firefox) -> None:
    left = left_after(firefox, defence=SWITCHED_OFF)
    assert any("sessionstore" in one for one in left), left
