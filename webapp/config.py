"""Reads the settings from the environment; a bad value stops the start with a sentence."""

import os
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path

from flask import Flask, current_app
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from webapp import notice_settings, privacy_notice
from webapp.bad_setting import BadSetting as BadSetting
from webapp.bad_setting import Reading
from webapp.notice_settings import NoticeSettings, read_notice_settings
from webapp.privacy_notice import PrivacyNotice, read_privacy_notice
from webapp.reach import LOOPBACK, find_fault, find_unit_fault, hostname_of, is_reachable
from webapp.secret_files import read_or_create_secret
from webapp.unit_hours import UnitHours, read_unit_hours
from webapp.working_days import REGIONS, WorkingDays

BOARD_UNNAMED = "Your safeguarding board"
SHORTEST_SECRET = 32
YES_OR_NO, LOG_LEVELS = ("yes", "no"), ("DEBUG", "INFO", "WARNING", "ERROR")
_DIGITS = re.compile(r"[0-9]{1,9}")
_CONTACT = re.compile(r"(?:https://[!-~]+|mailto:[!-?A-~]+@[!-?A-~]+|tel:\+?[0-9-]+)")
_EXTENSION = "esafety-config"


@dataclass(frozen=True, kw_only=True)
class Config:
    """Every setting of one running product; `docs/settings.md` explains each."""

    host: str
    port: int
    workers: int
    threads: int
    instance_dir: Path
    storage_keys: Path
    database_url: str
    secret_key: str
    secret_key_fallbacks: tuple[str, ...]
    public_url: str | None
    unit_url: str | None
    allow_insecure_http: bool
    board_name: str
    unit_name: str
    unit_days: str
    unit_opens: str
    unit_closes: str
    bank_holidays: str
    security_contact: str | None
    privacy: PrivacyNotice
    notices: NoticeSettings | None
    papers: bool
    log_level: str

    @classmethod
    def from_environment(cls, env: Mapping[str, str]) -> "Config":
        """Read the settings. Creates the instance folder and its secret (mode 600) if missing.

        Raises BadSetting, which names all that must be corrected.
        """
        read = Reading()
        instance_dir = read(_instance_dir, env)
        host = read(_text, env, "HOST", "127.0.0.1")
        http_allowed = read(_choice, env, "ALLOW_INSECURE_HTTP", "no", YES_OR_NO) == "yes"
        found = {
            "port": read(_number, env, "PORT", 8000, low=1, high=65535),
            "workers": read(_number, env, "WORKERS", 2, low=1, high=64),
            "threads": read(_number, env, "THREADS", 8, low=1, high=256),
            "secret_key_fallbacks": read(_fallbacks, env),
            "board_name": read(_text, env, "BOARD_NAME", BOARD_UNNAMED),
            "unit_name": read(_text, env, "UNIT_NAME", "Safeguarding Children Unit"),
            "bank_holidays": read(_choice, env, "BANK_HOLIDAYS", "England", tuple(REGIONS)),
            "security_contact": read(_security_contact, env),
            "notices": read(read_notice_settings, env),
            "papers": read(_choice, env, "PAPERS", "yes", YES_OR_NO) == "yes",
            "log_level": read(_choice, env, "LOG_LEVEL", "INFO", LOG_LEVELS),
            **(read(read_unit_hours, env) or {}),
        }
        if instance_dir:
            for name, of_folder in OF_FOLDER.items():
                found[name] = read(of_folder, env, instance_dir)
        public_url = host and read(_public_url, env, host, http_allowed=http_allowed)
        is_known = public_url is not None
        found["public_url"] = public_url or None
        found["unit_url"] = (is_known and read(_unit_url, env, public_url)) or None
        is_needed = is_known and is_reachable(public_url, host=host)  # others must be told
        found["privacy"] = read(read_privacy_notice, env, needed=is_needed)
        read.look_for_slips(env, setting_names())
        read.end()
        return cls(host=host, instance_dir=instance_dir, allow_insecure_http=http_allowed, **found)

    @property
    def unit_hours(self) -> UnitHours:
        """When the unit reads reports."""
        return UnitHours.read(self.unit_days, self.unit_opens, self.unit_closes)

    @property
    def working_days(self) -> WorkingDays:
        """On which days the unit works."""
        return WorkingDays(self.unit_hours, self.bank_holidays)

    @property
    def secure(self) -> bool:
        """Whether people reach the product over https."""
        return bool(self.public_url and self.public_url.startswith("https://"))

    @property
    def reporters_hosts(self) -> frozenset[str]:
        """The hosts that reporters' pages are at: the public one, and this machine's own."""
        return LOOPBACK | {self.host.lower(), hostname_of(self.address)}

    @property
    def unit_hosts(self) -> frozenset[str]:
        """The hosts that the unit's pages are at: with a name of their own, no other lets in."""
        return LOOPBACK | {hostname_of(self.unit_url)} if self.unit_url else self.reporters_hosts

    @property
    def address(self) -> str:
        """Where reporters reach the product; no trailing slash."""
        by_name = f"http://localhost:{self.port}"  # which passkeys need
        return self.public_url or (by_name if self.host in LOOPBACK else self.local_address)

    @property
    def unit_address(self) -> str:
        """Where the unit's people reach it; no trailing slash."""
        return self.unit_url or self.address

    @property
    def local_address(self) -> str:
        """Where this machine itself reaches the product; no trailing slash."""
        # "Every address" is one to listen on, but not one to connect to.
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"


def setting_names() -> frozenset[str]:
    """Every environment variable that is a setting."""
    ours = {field.name.upper() for field in fields(Config)} - {"PRIVACY", "NOTICES"}
    return frozenset({*ours, *privacy_notice.SETTINGS, *notice_settings.SETTINGS})


def bind_config(app: Flask, config: Config) -> None:
    """Make `config` the settings that `current_config` returns in this application."""
    app.extensions[_EXTENSION] = config


def current_config() -> Config:
    """The settings of the current application. Needs an app context."""
    config: Config = current_app.extensions[_EXTENSION]
    return config


def _text(env: Mapping[str, str], name: str, default: str) -> str:
    value = env.get(name, default).strip()
    if not value or len(value) > 200 or not value.isprintable():
        raise BadSetting(name, "one line of 1 to 200 characters")
    return value


def _number(env: Mapping[str, str], name: str, default: int, *, low: int, high: int) -> int:
    value = env.get(name, str(default))
    if not _DIGITS.fullmatch(value) or not low <= int(value) <= high:
        raise BadSetting(name, f"a whole number from {low} to {high}")
    return int(value)


def _choice(env: Mapping[str, str], name: str, default: str, legal: tuple[str, ...]) -> str:
    value = env.get(name, default)
    if value not in legal:
        raise BadSetting(name, "one of " + ", ".join(legal))
    return value


def _instance_dir(env: Mapping[str, str]) -> Path:
    """The folder, created if missing. An empty name does not mean the working directory."""
    name = env.get("INSTANCE_DIR", "instance")
    with suppress(OSError):
        Path(name).mkdir(parents=True, exist_ok=True, mode=0o700)
    if not name or not os.access(name, os.W_OK | os.X_OK):
        raise BadSetting("INSTANCE_DIR", "a folder that can be created and written to")
    return Path(name).absolute()


def _storage_keys(env: Mapping[str, str], instance_dir: Path) -> Path:
    """Ours is made with its first key. One that somebody names is theirs, and must be there."""
    name = env.get("STORAGE_KEYS")
    if name is None:
        return instance_dir / "storage-keys"
    if not Path(name).is_absolute() or not os.access(name, os.R_OK | os.X_OK):
        raise BadSetting("STORAGE_KEYS", "the absolute path of a folder that can be read")
    return Path(name)


def _database_url(env: Mapping[str, str], instance_dir: Path) -> str:
    default = f"sqlite:///{instance_dir / 'esafety.sqlite'}"
    value = env.get("DATABASE_URL", default)
    if value.startswith(("postgresql://", "postgres://")):
        value = "postgresql+psycopg://" + value.split("://", 1)[1]
    if not value.startswith(("sqlite:////", "postgresql+psycopg://")) or not _is_url(value):
        raise BadSetting("DATABASE_URL", "sqlite:////an/absolute/path or postgresql://…")
    return value


def _is_url(value: str) -> bool:
    try:
        make_url(value)
    except (ArgumentError, ValueError):
        return False
    return True


def _public_url(env: Mapping[str, str], host: str, *, http_allowed: bool) -> str:
    value = env.get("PUBLIC_URL", "").rstrip("/")
    if legal := find_fault(value, host=host, http_allowed=http_allowed):
        raise BadSetting("PUBLIC_URL", legal)
    return value


def _unit_url(env: Mapping[str, str], public_url: str) -> str:
    value = env.get("UNIT_URL", "").rstrip("/")
    if legal := find_unit_fault(value, public_url=public_url):
        raise BadSetting("UNIT_URL", legal)
    return value


def _security_contact(env: Mapping[str, str]) -> str | None:
    value = env.get("SECURITY_CONTACT", "")
    if value and not _CONTACT.fullmatch(value):
        raise BadSetting("SECURITY_CONTACT", "mailto:name@example.org, https://… or tel:+44…")
    return value or None


def _secret_key(env: Mapping[str, str], instance_dir: Path) -> str:
    value = env.get("SECRET_KEY")
    if value is None:
        value = _stored_secret(instance_dir / "secret-key")
    if len(value.strip()) < SHORTEST_SECRET:
        legal = "at least 32 characters that nobody can guess, here or in INSTANCE_DIR/secret-key"
        raise BadSetting("SECRET_KEY", legal)
    return value


def _stored_secret(path: Path) -> str:
    """The file's secret, created if missing; an empty text if it cannot be read."""
    try:
        return read_or_create_secret(path, lambda: secrets.token_urlsafe(48))
    except (OSError, UnicodeDecodeError):
        return ""


def _fallbacks(env: Mapping[str, str]) -> tuple[str, ...]:
    older = tuple(env.get("SECRET_KEY_FALLBACKS", "").split())
    if any(len(secret) < SHORTEST_SECRET for secret in older):
        raise BadSetting("SECRET_KEY_FALLBACKS", "older secrets of at least 32 characters each")
    return older


# What lies in the folder of the installation, unless it is set.
OF_FOLDER = {
    "storage_keys": _storage_keys,
    "database_url": _database_url,
    "secret_key": _secret_key,
}
