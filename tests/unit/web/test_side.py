"""The unit's side is /unit and all below it, and no other address that begins alike."""

import pytest
from flask import Request
from werkzeug.test import EnvironBuilder

from webapp.web.side import is_units


@pytest.mark.parametrize(
    ("path", "units"),
    [
        ("/unit", True),
        ("/unit/", True),
        ("/unit/reports/7", True),
        ("/united", False),
        ("/unit.html", False),
        ("/units/reports", False),
        ("/UNIT/", False),
        ("/", False),
        ("/report/unit/", False),
    ],
)
def test_only_the_units_addresses_are_its_side(path: str, units: bool) -> None:
    assert is_units(Request(EnvironBuilder(path).get_environ())) is units
