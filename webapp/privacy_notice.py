"""Reads what only the board can say in the privacy notice (UK GDPR, Article 13). Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from webapp.bad_setting import BadSetting, Reading
from webapp.enumerating import in_a_row

LONGEST = 500
ONE_LINE = f"one line of at most {LONGEST} characters"
NEEDED = (
    "filled in, because others can reach E-safety, and the privacy notice tells them "
    "(docs/settings.md)"
)


@dataclass(frozen=True, kw_only=True)
class PrivacyNotice:
    """Each field as the notice prints it; empty where it is not filled in."""

    controller: str
    contact: str
    officer: str
    legal_basis: str
    recipients: str
    retention: str

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to fill in."""
        return not self.empty

    @property
    def empty(self) -> list[str]:
        """The settings that are not filled in."""
        return [name for name, field in SETTINGS.items() if not getattr(self, field)]


# The environment variable of each field.
SETTINGS = {f"PRIVACY_{field.name.upper()}": field.name for field in fields(PrivacyNotice)}


def read_privacy_notice(env: Mapping[str, str], *, needed: bool) -> PrivacyNotice:
    """Read the settings. Raises BadSetting, where they are needed naming all that are empty."""
    read = Reading()
    found = {field: read(_line, env, name) for name, field in SETTINGS.items()}
    read.end()
    notice = PrivacyNotice(**found)
    if needed and notice.empty:
        raise BadSetting(in_a_row(notice.empty), NEEDED)
    return notice


def _line(env: Mapping[str, str], name: str) -> str:
    value = env.get(name, "").strip()
    if len(value) > LONGEST or not value.isprintable():
        raise BadSetting(name, ONE_LINE)
    return value
