"""What is wrong with the settings: of each one line, and all of them at once. Pure."""

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

# So alike a name is a slip, and not another program's.
ALIKE = 0.85


class BadSetting(Exception):
    """Settings that must be corrected, a line each: the variable, and its legal values."""

    def __init__(self, name: str, legal: str) -> None:
        super().__init__(f"{name} must be {legal}.")

    @classmethod
    def of_lines(cls, lines: Iterable[str]) -> "BadSetting":
        """One error for several settings."""
        error = cls.__new__(cls)
        Exception.__init__(error, "\n".join(lines))
        return error


class Reading:
    """Reads settings one after another, and keeps what is wrong with each until the end."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def __call__(self, read: Callable[..., Any], *given: Any, **more: Any) -> Any:
        """What `read` returns; None where it raises BadSetting."""
        try:
            return read(*given, **more)
        except BadSetting as error:
            self._lines += str(error).splitlines()
            return None

    def look_for_slips(self, env: Mapping[str, str], known: Iterable[str]) -> None:
        """A variable that is nearly called like a setting would change nothing, and not say so."""
        names = {*known}
        for name in sorted(set(env) - names):
            # Two words: a single one may well be another program's, such as LOGLEVEL.
            if "_" in name and (meant := get_close_matches(name, names, n=1, cutoff=ALIKE)):
                self._lines.append(f"{name} is no setting. Did you mean {meant[0]}?")

    def end(self) -> None:
        """Raise BadSetting if anything was wrong."""
        if self._lines:
            raise BadSetting.of_lines(self._lines)
