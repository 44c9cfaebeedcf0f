"""Only a demonstration tells the clock another moment: nobody can back-date a real act."""

import ast
from pathlib import Path

import webapp

ROOT = Path(webapp.__file__).parent


def test_only_a_demonstration_records_acts_as_of_another_moment() -> None:
    callers = {
        file.relative_to(ROOT).parts[0]
        for file in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if "as_of" in (getattr(node, "attr", ""), getattr(node, "id", ""))
        or isinstance(node, ast.ImportFrom)
        and "as_of" in {name.name for name in node.names}
    }
    assert callers == {"demo"}
