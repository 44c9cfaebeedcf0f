"""What a privacy notice must tell is filled in before others can reach the product."""

from pathlib import Path

import pytest

from tests.support.privacy import PRIVACY
from webapp import privacy_notice
from webapp.config import BadSetting, Config

REACHED = {"HOST": "0.0.0.0", "PUBLIC_URL": "https://esafety.example.org"}
EXAMPLE = Path(__file__).parents[3] / "deploy" / "esafety.env"
ALL_EMPTY = (
    "PRIVACY_CONTROLLER, PRIVACY_CONTACT, PRIVACY_OFFICER, PRIVACY_LEGAL_BASIS, "
    "PRIVACY_RECIPIENTS and PRIVACY_RETENTION"
)


def config(folder: Path, env: dict[str, str]) -> Config:
    return Config.from_environment({"INSTANCE_DIR": str(folder), **env})


@pytest.mark.parametrize(
    "env",
    [
        REACHED,
        {"PUBLIC_URL": "https://esafety.example.org"},
        {**REACHED, "PUBLIC_URL": "http://192.0.2.7:8000", "ALLOW_INSECURE_HTTP": "yes"},
    ],
    ids=["everywhere", "behind a proxy", "a trial"],
)
def test_where_others_can_reach_it_one_message_names_all_that_is_empty(
    tmp_path: Path, env: dict[str, str]
) -> None:
    with pytest.raises(BadSetting) as refused:
        config(tmp_path, env)
    assert str(refused.value) == f"{ALL_EMPTY} must be {privacy_notice.NEEDED}."


@pytest.mark.parametrize("name", privacy_notice.SETTINGS)
def test_no_field_may_be_empty(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadSetting, match=f"^{name} must be filled in"):
        config(tmp_path, {**REACHED, **PRIVACY, name: " "})


def test_filled_in_it_starts(tmp_path: Path) -> None:
    assert config(tmp_path, {**REACHED, **PRIVACY}).privacy.is_complete


@pytest.mark.parametrize("env", [{}, {"PUBLIC_URL": "http://localhost:8123"}], ids=str)
def test_on_this_machine_alone_it_starts_without(tmp_path: Path, env: dict[str, str]) -> None:
    assert not config(tmp_path, env).privacy.is_complete


@pytest.mark.parametrize("value", ["two\nlines", "x" * (privacy_notice.LONGEST + 1)])
def test_more_than_a_line_is_refused(tmp_path: Path, value: str) -> None:
    with pytest.raises(BadSetting, match="^PRIVACY_OFFICER must be one line"):
        config(tmp_path, {"PRIVACY_OFFICER": value})


def test_the_example_for_an_operator_has_each_field_to_fill_in() -> None:
    lines = EXAMPLE.read_text().splitlines()
    assert [line for line in lines if line.startswith("PRIVACY_")] == [
        f"{name}=" for name in privacy_notice.SETTINGS
    ]
