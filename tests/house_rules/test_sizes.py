"""Sizes: no file and no function is too long to be read."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house_rules.test_files import tracked

LONGEST_FILE = 500
LONGEST_FUNCTION = 60
LONGEST_VIEW = 20
APPLICATION = ("webapp/*.py", "sync/*.py")
SOURCES = (*APPLICATION, "tests/*.py", "templates/*.html", "static/*.js", "service_worker/*.js")
# A list of statements that nobody changes after it was released.
FROZEN = "webapp/migrations/versions/"


def test_no_file_is_too_long() -> None:
    lengths = {path: len(path.read_text().splitlines()) for path in tracked(*SOURCES)}
    long = [path for path, length in lengths.items() if length > LONGEST_FILE]
    assert [path for path in long if not is_frozen(path)] == []


def test_functions_are_short() -> None:
    long = [
        function.name
        for path, function in functions(*APPLICATION)
        if length(function) > LONGEST_FUNCTION and not is_frozen(path)
    ]
    assert long == []


def test_tests_are_short() -> None:
    tests = [one for _, one in functions("tests/*.py") if one.name.startswith("test_")]
    assert [test.name for test in tests if length(test) > LONGEST_FUNCTION] == []


def test_views_are_short() -> None:
    views = [view for _, view in functions("webapp/**/views.py")]
    assert [view.name for view in views if length(view) > LONGEST_VIEW] == []


def is_frozen(path: Path) -> bool:
    return FROZEN in path.as_posix()


def functions(*patterns: str) -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path in tracked(*patterns):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                yield path, node


def length(function: ast.FunctionDef) -> int:
    assert function.end_lineno
    return function.end_lineno - function.lineno + 1
