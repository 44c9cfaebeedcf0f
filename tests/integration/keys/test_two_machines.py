"""Two machines on one database, each with its own folder: only the first ever makes keys."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.support.databases import fresh_database
from tests.support.product import Product

FOLDERS = ("keys", "storage-keys")
ELSEWHERE = "This database has keys already"


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[tuple[Product, Product]]:
    with fresh_database("postgresql", tmp_path) as url:
        both = tuple(Product(tmp_path / name, DATABASE_URL=url) for name in ("first", "second"))
        try:
            yield both
        finally:
            for one in both:
                one.kill()


def test_the_second_is_told_which_keys_to_copy_and_makes_none(
    machines: tuple[Product, Product],
) -> None:
    first, second = machines
    first.start()
    with pytest.raises(RuntimeError, match=ELSEWHERE) as refused:
        second.start()
    assert str(refused.value).count("Error: ") == 1 and "Traceback" not in str(refused.value)
    assert "Copy keys/, storage-keys/ and secret-key" in str(refused.value)
    assert key_files(second) == []

    copy_keys(of=first, to=second)
    second.start()

    assert first.get("/healthz") == second.get("/healthz") == "well\n"
    assert first.get_json("/sync/v1/keys") == second.get_json("/sync/v1/keys")

    first.esafety("keys", "new")
    assert "a key is missing" in health(second)
    first.esafety("keys", "rotate-storage")
    assert "storage keys are missing" in health(second)
    copy_keys(of=first, to=second)
    assert second.get("/healthz") == "well\n"


def test_keys_of_its_own_are_not_taken_for_the_databases(machines: tuple[Product, Product]) -> None:
    first, second = machines
    first.start()
    with fresh_database("sqlite", second.folder.parent) as other:
        alone = Product(second.folder, DATABASE_URL=other)
        alone.start()
        alone.stop()
    with pytest.raises(RuntimeError, match=ELSEWHERE):
        second.start()


def test_of_two_that_start_at_the_same_moment_one_makes_keys(
    machines: tuple[Product, Product],
) -> None:
    with ThreadPoolExecutor(2) as starts:
        outcomes = [*starts.map(start, machines)]
    assert sorted(bool(refused) for refused in outcomes) == [False, True]
    assert ELSEWHERE in "".join(outcomes)
    assert sorted(len(key_files(one)) for one in machines) == [0, 2]


def start(product: Product) -> str:
    """The sentence that refused the start."""
    try:
        product.start()
    except RuntimeError as refused:
        return str(refused)
    return ""


def health(product: Product) -> str:
    """The troubles that its health page names."""
    with pytest.raises(HTTPError) as trouble:
        product.get("/healthz")
    return trouble.value.read().decode()


def key_files(product: Product) -> list[str]:
    folder = product.folder / "instance"
    return sorted(file.name for name in FOLDERS for file in (folder / name).glob("[0-9]*"))


def copy_keys(*, of: Product, to: Product) -> None:
    for name in FOLDERS:
        there = to.folder / "instance" / name
        shutil.copytree(of.folder / "instance" / name, there, dirs_exist_ok=True)
    shutil.copy(of.folder / "instance" / "secret-key", to.folder / "instance" / "secret-key")
