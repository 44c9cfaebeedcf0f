"""Only one module commits: every write begins as a writer (webapp/database/writing.py)."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMITS = {
    "webapp/database/writing.py",
    "webapp/migrations/env.py",
}


def test_only_writing_and_migrations_commit() -> None:
    found = {
        str(file.relative_to(ROOT))
        for file in (ROOT / "webapp").rglob("*.py")
        if ".commit()" in file.read_text()
    }
    assert found == COMMITS
