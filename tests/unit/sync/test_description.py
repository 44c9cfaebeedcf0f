"""The description, the judge and the endpoint agree on names, types, codes and limits."""

from datetime import UTC, datetime

import pytest
from flask import Flask

from sync.contract import Code, Outcome
from sync.description import describe
from sync.endpoint import make_blueprint
from sync.envelope import _REQUIRED, _TYPES, judge
from sync.schemas import Envelope
from sync.strict import Fault, slice_of
from tests.support.reports import new_public_key, post, sealed_report


def schema(name):
    return describe()["components"]["schemas"][name]


def test_every_address_is_described() -> None:
    assert list(describe()["paths"]) == [
        "/sync/v1/reports",
        "/sync/v1/keys",
        "/sync/v1/openapi.json",
    ]


def test_every_code_and_limit_is_described() -> None:
    assert schema("Result")["properties"]["code"]["enum"] == [code.value for code in Code]
    assert schema("Request")["properties"]["items"]["maxItems"] == 50
    assert schema("Request")["properties"]["have"]["maxItems"] == 200


def test_only_the_frozen_fields_are_demanded() -> None:
    assert schema("Envelope")["required"] == ["digest", "id", "sealed"]
    assert schema("Request")["required"] == ["items"]


def test_every_refusal_is_described() -> None:
    responses = describe()["paths"]["/sync/v1/reports"]["post"]["responses"]
    assert sorted(responses) == ["200", "400", "403", "408", "411", "413", "415", "421", "503"]


def test_the_judge_knows_every_described_field_and_accepts_its_type() -> None:
    examples = {"string": "x", "integer": 7}
    properties = schema("Envelope")["properties"]

    assert list(_TYPES) == list(properties)
    assert sorted(_REQUIRED) == schema("Envelope")["required"]
    for name, described in properties.items():
        assert type(examples[described["type"]]) in _TYPES[name], name


@pytest.mark.parametrize("name", list(Envelope().fields))
def test_the_judge_refuses_a_wrong_type_in_every_described_field(name) -> None:
    public = new_public_key()
    sound = {**sealed_report(public=public), "seq": 1}

    for wrong in ([], {}, True):
        found = slice_of({**sound, name: wrong})
        assert judge(found, kids=[public["kid"]]).item.fault == Fault.WRONG_TYPES


def test_every_field_of_an_answer_is_described() -> None:
    public = new_public_key()
    blueprint = make_blueprint(
        keep=lambda items: [Outcome(Code.STORED, datetime.now(UTC)) for _ in items],
        answer_claims=lambda claims: [{**claim._asdict(), "held": False} for claim in claims],
        keys=lambda: [public],
        newest_pack=lambda: ("2026.1.0", "abc"),
    )
    app = Flask(__name__)
    app.register_blueprint(blueprint)
    bad = {**sealed_report(public=public), "digest": "x" * 43}
    claim = {"id": "a", "digest": "x" * 43}

    answer = post(app.test_client(), sealed_report(public=public), bad, have=[claim]).get_json()

    assert set(answer) == set(schema("Answer")["properties"])
    fields = {name for result in answer["results"] for name in result}
    assert fields == set(schema("Result")["properties"])
    assert set(answer["have"][0]) <= set(schema("Held")["properties"])
