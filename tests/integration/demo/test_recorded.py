"""Loading and removing a demonstration is in the audit log, although its single acts are not."""

from contextlib import nullcontext

import pytest
from click.testing import CliRunner
from flask import Flask

from webapp.audit import trail
from webapp.commands import demo


@pytest.fixture
def esafety(started: Flask, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setattr(demo, "product", lambda: nullcontext(started))
    return CliRunner()


def sentences() -> list[str]:
    return [line.sentence for line in trail.newest(before=None, limit=9)[0]]


def test_both_are_recorded_with_how_many(esafety: CliRunner) -> None:
    loaded = esafety.invoke(demo.demo, ["load", "--incidents", "5"])
    assert loaded.exit_code == 0, loaded.output
    count = loaded.stdout.splitlines()[-1].split()[0]
    assert sentences() == [f"The command line loaded a demonstration: made-up reports {count}."]
    assert esafety.invoke(demo.demo, ["remove"]).exit_code == 0
    assert sentences()[0] == f"The command line removed made-up reports: {count}."


def test_what_removes_nothing_is_not_recorded(esafety: CliRunner) -> None:
    assert esafety.invoke(demo.demo, ["remove"]).exit_code == 0
    assert sentences() == []
