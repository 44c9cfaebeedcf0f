"""What others can reach is https, unless the operator has said otherwise."""

from pathlib import Path

import pytest

from tests.support.privacy import PRIVACY
from webapp import reach
from webapp.config import BadSetting, Config

Settings = dict[str, str]
TWO_NAMES = {"PUBLIC_URL": "https://esafety.example.org", "UNIT_URL": "https://unit.example.org"}


def config(folder: Path, env: Settings) -> Config:
    return Config.from_environment({"INSTANCE_DIR": str(folder), **PRIVACY, **env})


@pytest.mark.parametrize(
    "env",
    [
        {},
        {"HOST": "localhost"},
        {"HOST": "::1"},
        {"HOST": "127.0.0.2"},
        {"PUBLIC_URL": "http://localhost:8123"},
        {"HOST": "0.0.0.0", "PUBLIC_URL": "https://esafety.example.org"},
        {"HOST": "::", "PUBLIC_URL": "https://[2001:db8::1]:8443"},
        {
            "HOST": "0.0.0.0",
            "PUBLIC_URL": "http://192.0.2.7:8000",
            "ALLOW_INSECURE_HTTP": "yes",
        },
    ],
    ids=str,
)
def test_this_machine_alone_or_https_or_an_explicit_word_starts(
    tmp_path: Path, env: Settings
) -> None:
    assert config(tmp_path, env)


@pytest.mark.parametrize(
    ("env", "sentence"),
    [
        ({"HOST": "0.0.0.0"}, reach.NEEDED),
        ({"HOST": "::"}, reach.NEEDED),
        ({"HOST": "192.0.2.7"}, reach.NEEDED),
        ({"HOST": "unit.example.org"}, reach.NEEDED),
        ({"HOST": "0.0.0.0", "ALLOW_INSECURE_HTTP": "yes"}, reach.NEEDED),
        ({"HOST": "0.0.0.0", "PUBLIC_URL": "http://192.0.2.7:8000"}, reach.PLAIN_HTTP),
        ({"PUBLIC_URL": "http://unit.example.org"}, reach.PLAIN_HTTP),
        ({"PUBLIC_URL": "http://127.0.0.1.example.org"}, reach.PLAIN_HTTP),
        (
            {"PUBLIC_URL": "http://unit.example.org", "ALLOW_INSECURE_HTTP": "no"},
            reach.PLAIN_HTTP,
        ),
    ],
    ids=str,
)
def test_otherwise_the_start_says_what_to_set(tmp_path: Path, env: Settings, sentence: str) -> None:
    with pytest.raises(BadSetting) as refused:
        config(tmp_path, env)
    assert str(refused.value) == f"PUBLIC_URL must be {sentence}."


def test_the_public_host_and_this_machine_are_trusted_and_no_other(tmp_path: Path) -> None:
    public = {"HOST": "192.0.2.7", "PUBLIC_URL": "https://Unit.Example.org:8443"}
    here = {"localhost", "127.0.0.1", "::1"}
    both = config(tmp_path, public)
    assert both.unit_hosts == both.reporters_hosts == {"unit.example.org", "192.0.2.7", *here}
    assert config(tmp_path, {}).unit_hosts == config(tmp_path, {}).reporters_hosts == here


def test_a_unit_with_a_name_of_its_own_is_at_no_other(tmp_path: Path) -> None:
    here = {"localhost", "127.0.0.1", "::1"}
    two = config(tmp_path, {**TWO_NAMES, "HOST": "192.0.2.7"})
    assert two.unit_hosts == {"unit.example.org", *here}
    assert two.reporters_hosts == {"esafety.example.org", "192.0.2.7", *here}
    assert (two.address, two.unit_address) == (TWO_NAMES["PUBLIC_URL"], TWO_NAMES["UNIT_URL"])


@pytest.mark.parametrize(
    ("env", "sentence"),
    [
        ({"PUBLIC_URL": ""}, reach.NO_PUBLIC_URL),
        ({"UNIT_URL": "unit.example.org"}, reach.NOT_AN_ADDRESS),
        ({"UNIT_URL": "https://unit.example.org/unit"}, reach.NOT_AN_ADDRESS),
        ({"UNIT_URL": "http://unit.example.org"}, reach.ANOTHER_SCHEME),
        ({"UNIT_URL": "https://Esafety.example.org:8443"}, reach.SAME_HOST),
    ],
    ids=str,
)
def test_a_name_of_the_units_that_would_not_part_them_is_refused(
    tmp_path: Path, env: Settings, sentence: str
) -> None:
    with pytest.raises(BadSetting) as refused:
        config(tmp_path, {**TWO_NAMES, **env})
    assert str(refused.value) == f"UNIT_URL must be {sentence}."
