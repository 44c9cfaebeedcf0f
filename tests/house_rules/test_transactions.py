"""Whoever commits has begun as a writer (webapp/database/writing.py)."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMITS = {
    # On a connection of its own, whose file it looks at after that, and before any receipt.
    "webapp/arrivals/keeping.py",
    "webapp/database/writing.py",
    "webapp/migrations/env.py",
}


def test_only_these_commit() -> None:
    found = {
        str(file.relative_to(ROOT))
        for file in (ROOT / "webapp").rglob("*.py")
        if ".commit()" in file.read_text()
    }
    assert found == COMMITS
