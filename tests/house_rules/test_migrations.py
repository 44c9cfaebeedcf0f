"""Migrations are numbered without a gap, and each builds on the one before."""

import re
from itertools import pairwise

from tests.house_rules.test_files import ROOT

FILES = sorted((ROOT / "webapp/migrations/versions").glob("[0-9]*.py"))


def test_each_migration_builds_on_the_one_before() -> None:
    numbers = [file.name[:4] for file in FILES]
    assert numbers == [f"{number:04}" for number in range(1, len(FILES) + 1)]
    for before, file in pairwise(FILES):
        written = re.findall(r'^(?:down_)?revision = "(\d+)"', file.read_text(), re.MULTILINE)
        assert written == [file.name[:4], before.name[:4]], file.name
