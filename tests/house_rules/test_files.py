"""The tree: rooms are named for the business, files carry nothing that belongs elsewhere."""

import ast
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS_WITHOUT_A_NAME = {"utils", "helpers", "common", "misc"}
MOBILE_NUMBER = re.compile(r"(?<![\w+/=-])(?:\+44 ?7|07)\d{3} ?\d{3} ?\d{3}(?![\w=])")
ADDRESS_OF_A_DOWNLOAD = re.compile(r'"resolved": *"http|index-url +http|registry *= *"?http')


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_the_customers_top_level_names_are_there() -> None:
    named = "webapp static templates service_worker sync tests pyproject.toml README.md"
    missing = [name for name in named.split() if not (ROOT / name).exists()]
    assert missing == []


def test_migrations_are_one_line_without_a_gap() -> None:
    named = re.compile(r'^(?:down_)?revision = (?:"(.*)"|None)$', re.MULTILINE)
    found = [named.findall(path.read_text()) for path in tracked("webapp/migrations/versions/0*")]
    numbers = [f"{number:04}" for number in range(1, len(found) + 1)]
    assert sorted(found) == [*map(list, zip(numbers, ["", *numbers[:-1]], strict=True))]


def test_no_room_is_called_utils() -> None:
    parts = {part.split(".")[0] for path in tracked() for part in path.relative_to(ROOT).parts}
    assert parts & ROOMS_WITHOUT_A_NAME == set()


def test_an_init_file_holds_a_docstring_and_no_code() -> None:
    for path in tracked("webapp/**/__init__.py", "webapp/__init__.py", "sync/__init__.py"):
        body = ast.parse(path.read_text()).body
        assert len(body) == 1 and isinstance(body[0], ast.Expr), path


def test_blueprints_are_made_where_the_views_are() -> None:
    for path in tracked("webapp/*.py"):
        if "= Blueprint(" in path.read_text():
            assert path.name == "views.py", path


def test_no_third_party_or_built_file_is_committed() -> None:
    third = re.compile(r"(^|/)(node_modules|vendor|\.venv|dist|build|instance)/|\.min\.(js|css)$")
    assert [p for p in tracked() if third.search(str(p.relative_to(ROOT)))] == []


def test_no_lock_file_carries_the_address_of_a_download() -> None:
    for path in tracked("package-lock.json", ".npmrc", "requirements/*"):
        assert not ADDRESS_OF_A_DOWNLOAD.search(path.read_text()), path


def test_templates_mirror_the_features() -> None:
    shared = {"layouts", "macros"}
    features = {path.name for path in (ROOT / "webapp").iterdir() if path.is_dir()}
    rooms = {path.name for path in (ROOT / "templates").iterdir() if path.is_dir()}
    assert rooms - shared <= features


def test_no_file_contains_a_mobile_number() -> None:
    """The guidance of 2012 prints somebody's own number. It must not return in any file."""
    texts = {path: path.read_bytes().decode(errors="replace") for path in tracked()}
    assert [path for path, text in texts.items() if MOBILE_NUMBER.search(text)] == []
