"""Imports: what import-linter's contracts in pyproject.toml cannot say by themselves."""

import ast
import tomllib
from pathlib import Path

from tests.house_rules.test_files import ROOT, tracked

PURE = "Pure modules know no web framework and no database"


def test_the_modules_that_say_pure_are_those_of_the_contract() -> None:
    """The word on a package counts for each module in it, as the package in the contract does."""
    modules = {module_name(path): path for path in tracked("webapp/*.py")}
    says = {name for name, path in modules.items() if "Pure." in docstring_of(path)}
    contract = set(pure_contract()["source_modules"])
    assert contract <= set(modules)
    for name in modules:
        assert bool(lineage(name) & says) == bool(lineage(name) & contract), name


def test_migrations_import_nothing_of_webapp() -> None:
    """import-linter cannot see a file whose name begins with a number."""
    versions = tracked("webapp/migrations/versions/*.py")
    assert versions
    for path in versions:
        assert not {name for name in imports_of(path) if name.startswith(("webapp", "."))}, path


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def lineage(module: str) -> set[str]:
    """The module and the packages it lies in."""
    parts = module.split(".")
    return {".".join(parts[:count]) for count in range(1, len(parts) + 1)}


def docstring_of(path: Path) -> str:
    return ast.get_docstring(ast.parse(path.read_text())) or ""


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            found.add("." * node.level + (node.module or ""))
    return found


def pure_contract() -> dict[str, list[str]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = settings["tool"]["importlinter"]["contracts"]
    return next(one for one in contracts if one["name"] == PURE)
