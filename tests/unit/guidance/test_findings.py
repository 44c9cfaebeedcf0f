"""Every finding of the audits is held by a test that exists, or says who is to hold it."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
FOLDERS = {
    "I": "tests/unit/guidance/invariants",
    "S": "tests/unit/guidance/steps",
    "T": "tests/integration/triage",
    "G": "tests/integration/guidance",
}
FINDINGS: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "findings.yaml").read_text("utf-8"))
LISTED = {"A": 12, "B": 14, "C": 9, "U": 14}


def test_every_finding_is_listed() -> None:
    expected = {f"{kind}{n}" for kind, last in LISTED.items() for n in range(1, last + 1)}
    assert set(FINDINGS) == expected


@pytest.mark.parametrize("name", FINDINGS)
def test_a_finding_is_held_by_a_test_or_names_who_is_to(name: str) -> None:
    finding = FINDINGS[name]
    assert bool(finding.get("held")) != bool(finding.get("open"))
    for each in finding.get("held", ()):
        file, test = each.split(" ")
        folder = file.split("/")[0]
        path = ROOT / file.replace(folder, FOLDERS.get(folder, folder), 1)
        assert re.search(rf"def {test}", path.read_text("utf-8")), each
