"""Comments: each path that a comment or docstring names exists."""

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

from tests.house_rules.test_files import ROOT, tracked

ROOMS = "webapp|sync|service_worker|static|templates|tests|docs|requirements"
NAMED = re.compile(rf"(?<![\w/.-])(?:{ROOMS})/(?:[\w.-]+/)*(?:[\w.-]*\w)?")
SLASHES = re.compile(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", re.DOTALL)
COMMENTS = {
    ".js": SLASHES,
    ".mjs": SLASHES,
    ".scss": SLASHES,
    ".html": re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL),
    ".yaml": re.compile(r"(?:^|\s)#[^\n]*"),
}
HAVE_DOCSTRINGS = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@pytest.mark.parametrize("kind", [".py", *COMMENTS])
def test_paths_in_comments_exist(kind: str) -> None:
    sources = tracked(f"*{kind}")
    assert sources
    missing = {
        (str(path.relative_to(ROOT)), name)
        for path in sources
        for name in NAMED.findall(comments_in(path))
        if not is_there(name)
    }
    assert missing == set()


def comments_in(path: Path) -> str:
    """The text of all comments and docstrings in a file."""
    text = path.read_text()
    found = COMMENTS[path.suffix].findall(text) if path.suffix in COMMENTS else python(text)
    return "\n".join(found)


def python(text: str) -> list[str]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    comments = [token.string for token in tokens if token.type == tokenize.COMMENT]
    nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, HAVE_DOCSTRINGS)]
    return [*comments, *(ast.get_docstring(node) or "" for node in nodes)]


def is_there(name: str) -> bool:
    """A decision is named by its number alone: docs/decisions/0032."""
    decision = re.fullmatch(r"docs/decisions/\d{4}", name)
    return any(ROOT.glob(f"{name}-*.md")) if decision else (ROOT / name).exists()
