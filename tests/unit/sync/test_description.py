"""The description says what the endpoint does."""

from sync.contract import Code
from sync.description import describe


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
    assert sorted(responses) == ["200", "400", "403", "413", "415", "503"]
