"""What was erased is gone from the database, and from older backups once the month's key is."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.integration.backups import drill
from tests.integration.backups.drill import Words, figures, readable
from tests.integration.backups.test_while_serving import installed
from tests.integration.texts.test_canaries import count_in_files
from tests.support.product import Product


@dataclass(frozen=True)
class Drilled:
    """Where it was done; `restored` from the older backup, `thief` too, without the list."""

    folder: Path
    words: Words
    before: dict[str, object]
    first: Product
    restored: Product
    thief: Product
    newer: Product


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def drilled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Drilled]:
    folder = tmp_path_factory.mktemp("drill")
    (folder / "temp").mkdir()
    words = Words(gone=secrets.token_hex(8), stays=secrets.token_hex(8))
    older, later = folder / "older", folder / "later"
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder / "temp"))
        names = ("first", "restored", "thief", "newer")
        places = {n: stack.enter_context(installed(request.param, folder / n)) for n in names}
        first = places["first"]
        references = drill.plant(first, words)
        before = figures(first)
        first.esafety("backup", str(older))
        drill.erase(first, *references, words, folder / "aside")
        first.esafety("backup", str(later))
        places["restored"].esafety("restore", str(older), "--erased", str(later / "erased.json"))
        places["thief"].esafety("restore", str(older))
        places["newer"].esafety("restore", str(later))
        for name in names[1:]:
            drill.take_keys(places[name], of=first)
        yield Drilled(folder, words, before, **places)


def test_no_file_has_a_word_in_clear(drilled: Drilled) -> None:
    for product in (drilled.first, drilled.restored, drilled.thief):
        with drill.entered(product):
            for word in (drilled.words.gone, drilled.words.stays):
                assert count_in_files(word, drilled.folder) == 0


def test_nobody_with_every_key_that_is_left_reads_what_was_erased(drilled: Drilled) -> None:
    word = drilled.words.gone.encode()
    for product in (drilled.first, drilled.restored, drilled.thief, drilled.newer):
        assert readable(product).count(word) == 0, product.folder.name


def test_with_the_key_that_was_destroyed_the_old_backup_is_read(
    drilled: Drilled, tmp_path: Path
) -> None:
    keys = drilled.thief.folder / "instance" / "storage-keys"
    shutil.copytree(keys, tmp_path / "left")
    shutil.copytree(drilled.folder / "aside", keys, dirs_exist_ok=True)
    found = readable(drilled.thief).count(drilled.words.gone.encode())
    again = readable(drilled.restored).count(drilled.words.gone.encode())
    shutil.rmtree(keys)
    shutil.copytree(tmp_path / "left", keys)
    assert found > 1000 and again == 0


def test_what_was_not_erased_is_read_as_before(drilled: Drilled) -> None:
    word = drilled.words.stays.encode()
    found = [readable(product).count(word) for product in (drilled.first, drilled.newer)]
    assert found == [12, 12]  # six texts, and the bytes that arrived of each


def test_figures_are_those_of_the_installation_that_erased(drilled: Drilled) -> None:
    live = figures(drilled.first)
    assert figures(drilled.restored) == live == figures(drilled.newer)
    kept = ("rank", "counted_on", "organisation_id", "reports")
    assert {name: live[name] for name in kept} == {name: drilled.before[name] for name in kept}
    assert figures(drilled.thief) == drilled.before != live
