"""Settings: each is documented, and a bad value stops the start with a message."""

import re
from pathlib import Path

import pytest

from tests.support.privacy import PRIVACY
from webapp.config import BadSetting, Config, setting_names

ROOT = Path(__file__).parents[3]
DOCUMENT = ROOT / "docs" / "settings.md"


def settings(folder: Path, **env: str) -> Config:
    return Config.from_environment({"INSTANCE_DIR": str(folder), **env})


def test_every_setting_is_documented_and_every_documented_setting_exists() -> None:
    documented = set(re.findall(r"^\| `([A-Z_]+)`", DOCUMENT.read_text(), re.MULTILINE))
    assert documented == setting_names()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "٨٠"),
        ("PORT", "eighty"),
        ("PORT", "8" * 5000),
        ("WORKERS", "-1"),
        ("THREADS", "1e3"),
        ("HOST", " "),
        ("BOARD_NAME", "two\nlines"),
        ("LOG_LEVEL", "debug"),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", " " * 32),
        ("STORAGE_KEYS", "relative"),
        ("STORAGE_KEYS", "/no/such/folder"),
        ("DATABASE_URL", "mysql://somewhere/else"),
        ("DATABASE_URL", "sqlite:///relative"),
        ("DATABASE_URL", "postgresql://host:port/name"),
        ("PUBLIC_URL", "esafety.example.org"),
        ("PUBLIC_URL", "https://esafety.example.org/below"),
        ("PUBLIC_URL", "https://two words"),
        ("PUBLIC_URL", "https://esafety.example.org:port"),
        ("PUBLIC_URL", "https://esafety.example.org:65536"),
        ("PUBLIC_URL", "https://[::1"),
        ("PUBLIC_URL", "https://:8000"),
        ("PUBLIC_URL", "https://esafété.example"),
        ("ALLOW_INSECURE_HTTP", "true"),
        ("SECURITY_CONTACT", "somebody@example.org"),
        ("SECURITY_CONTACT", "http://example.org/report"),
        ("SECURITY_CONTACT", "mailto:nobody"),
        ("SECURITY_CONTACT", "mailto:a@example.org\nExpires: 2000-01-01T00:00:00Z"),
        ("SECURITY_CONTACT", "tel:+44 161 496 0000\n"),
        ("SECRET_KEY_FALLBACKS", f"{'long' * 8} short"),
        ("UNIT_DAYS", "weekdays"),
        ("UNIT_DAYS", "Fri-Mon"),
        ("UNIT_OPENS", "9am"),
        ("UNIT_CLOSES", "08:00"),
        ("BANK_HOLIDAYS", "Mars"),
        ("INSTANCE_DIR", ""),
        ("INSTANCE_DIR", "/dev/null"),
        ("INSTANCE_DIR", "/proc/nowhere"),
    ],
)
def test_a_bad_value_is_refused_naming_the_setting(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=f"^{name} must be "):
        settings(tmp_path, **{name: value})


def test_all_bad_values_are_named_at_once(tmp_path: Path) -> None:
    bad = {
        "PORT": "0",
        "UNIT_DAYS": "weekdays",
        "UNIT_OPENS": "9am",
        "NOTICES_TO": "unit",
    }
    bad |= {"SECRET_KEY": "short", "PRIVACY_OFFICER": "two\nlines", "PUBLIC_URL": "nowhere"}
    with pytest.raises(BadSetting) as refused:
        settings(tmp_path, **bad)
    named = [line.split(" must be ")[0] for line in str(refused.value).splitlines()]
    assert sorted(named) == sorted([*bad, "SMTP_URL", "NOTICES_FROM"])


@pytest.mark.parametrize("name", ["BOARD_NAMES", "UNIT_OPEN", "SECRET_KEY_FALLBACK", "NOTICE_TO"])
def test_a_name_that_is_nearly_a_setting_is_asked_about(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadSetting, match=rf"^{name} is no setting. Did you mean \w+\?$"):
        settings(tmp_path, **{name: "anything"})


@pytest.mark.parametrize("name", ["PATH", "LOGLEVEL", "HOSTNAME", "XDG_RUNTIME_DIR", "PGHOST"])
def test_other_programs_settings_are_nobodys_slip(tmp_path: Path, name: str) -> None:
    assert settings(tmp_path, **{name: "anything"}).port == 8000


def test_the_secret_is_created_once_and_is_private(tmp_path: Path) -> None:
    first, second = settings(tmp_path / "new"), settings(tmp_path / "new")
    assert first.secret_key == second.secret_key
    assert (tmp_path / "new" / "secret-key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("spoilt", [b"", b"short", b"\xff" * 64], ids=["empty", "short", "no text"])
def test_a_spoilt_secret_is_refused_naming_the_setting(tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / "secret-key").write_bytes(spoilt)
    with pytest.raises(BadSetting, match=r"^SECRET_KEY must be .* INSTANCE_DIR/secret-key\.$"):
        settings(tmp_path)


def test_postgresql_urls_name_the_installed_driver(tmp_path: Path) -> None:
    url = settings(tmp_path, DATABASE_URL="postgresql://user@host/name").database_url
    assert url == "postgresql+psycopg://user@host/name"


def test_cookies_are_secure_over_https(tmp_path: Path) -> None:
    assert settings(tmp_path, PUBLIC_URL="https://esafety.example.org/", **PRIVACY).secure
    assert not settings(tmp_path).secure


def test_without_settings_it_is_at_a_name_as_passkeys_need_and_documents_say(
    tmp_path: Path,
) -> None:
    address = settings(tmp_path).unit_address
    assert address == settings(tmp_path).address == "http://localhost:8000"
    for document in ("README.md", "CONTRIBUTING.md", "Makefile"):
        assert f"product on {address}" in (ROOT / document).read_text()


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),
        ("::", "http://[::1]:8000"),
    ],
)
def test_the_local_address_can_be_connected_to(tmp_path: Path, host: str, address: str) -> None:
    public_url = "https://esafety.example.org"
    config = settings(tmp_path, HOST=host, PUBLIC_URL=public_url, **PRIVACY)
    assert (config.local_address, config.address) == (address, public_url)


@pytest.mark.parametrize(
    "contact", ["mailto:security@example.org", "https://example.org/report", "tel:+44-161-496-0000"]
)
def test_a_security_contact_is_an_address_that_security_txt_allows(
    tmp_path: Path, contact: str
) -> None:
    assert settings(tmp_path, SECURITY_CONTACT=contact).security_contact == contact
    assert settings(tmp_path, SECURITY_CONTACT="").security_contact is None
