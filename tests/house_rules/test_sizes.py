"""Small files, small functions: what the median is, and where one must ask why."""

import ast
from collections.abc import Iterator
from statistics import median

import pytest

from tests.house_rules.test_files import tracked

LONGEST_FILE = 250
LONGEST_VIEW = 20
OURS = ("webapp/*.py", "sync/*.py")


@pytest.mark.parametrize(
    ("patterns", "most"),
    [(OURS, 80), (("tests/*.py",), 80), (("templates/*.html",), 80), (("static/*.js",), 80)],
    ids=["python", "tests", "templates", "phone"],
)
def test_files_are_small(patterns: tuple[str, ...], most: int) -> None:
    lengths = {path: len(path.read_text().splitlines()) for path in tracked(*patterns)}
    assert median(length for length in lengths.values() if length > 1) <= most
    asked = [path for path, length in lengths.items() if length > LONGEST_FILE]
    assert [path for path in asked if "migrations" not in path.parts] == []


def test_functions_and_tests_are_short() -> None:
    assert median(map(length, functions(*OURS))) <= 8
    tests = [one for one in functions("tests/*.py") if one.name.startswith("test_")]
    assert median(map(length, tests)) <= 10


def test_a_view_loads_asks_acts_and_answers() -> None:
    long = [view.name for view in functions("webapp/**/views.py") if length(view) > LONGEST_VIEW]
    assert long == []


def functions(*patterns: str) -> Iterator[ast.FunctionDef]:
    for path in tracked(*patterns):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                yield node


def length(function: ast.FunctionDef) -> int:
    assert function.end_lineno
    return function.end_lineno - function.lineno + 1
